package dev.hiring.kit.aggregate;

/**
 * The consistency boundary of a write: one document, changed by conditional writes only. Implementations are records
 * annotated with {@code @Document}; a field named {@code outbox} belongs to the kit.
 */
public interface Aggregate<A extends Aggregate<A>> {

    /** Unique within its collection; the Kafka key of most of its events. */
    String id();

    String organization();

    /** Counts the stored changes; 0 before the first. */
    long version();

    A withVersion(long version);
}
