package dev.hiring.events;

import java.time.Instant;
import java.util.List;

/** What happens to personal data. Every service hears of it, and every service tells of it. */
public sealed interface PrivacyEvent extends Event {

    String candidateId();

    @Override
    default String key() {
        return candidateId();
    }

    /** A candidate is forgotten. Whoever holds anything of them erases it and answers with {@link ErasureCompleted}. */
    @EventType("hiring.privacy.candidate-erased.v1")
    record CandidateErased(String candidateId, Instant erasedAt) implements PrivacyEvent {}

    /**
     * A service holds nothing personal of the candidate any more.
     *
     * @param service by its name
     * @param erased what it held; empty where it never holds any
     */
    @EventType("hiring.privacy.erasure-completed.v1")
    record ErasureCompleted(String candidateId, String service, List<Erased> erased, Instant completedAt)
            implements PrivacyEvent {
        public ErasureCompleted {
            erased = List.copyOf(erased);
        }
    }

    /**
     * What was erased.
     *
     * @param kind such as {@code notes}
     * @param count how many records there were
     */
    record Erased(String kind, long count) {}
}
