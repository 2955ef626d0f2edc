package dev.hiring.kit.outbox;

import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to Kafka, as it stands in a document's {@code outbox} array.
 *
 * @param id {@code organization/collection/aggregate/version/index}: the same at every publication
 * @param data the event as JSON, fixed when it was stored
 * @param version the aggregate's version that the event led to
 * @param traceparent W3C trace context of the command, if there was one
 */
record PendingEvent(
        String id,
        String topic,
        String key,
        String type,
        String data,
        String organization,
        String aggregateId,
        long version,
        Instant at,
        @Nullable String traceparent) {

    /** The field by whose index waiting events are found; documents without any are not in that index. */
    static final String AT = "outbox.at";

    Document toDocument() {
        Document document = new Document("_id", id)
                .append("topic", topic)
                .append("key", key)
                .append("type", type)
                .append("data", data)
                .append("version", version)
                .append("at", Date.from(at));
        return traceparent == null ? document : document.append("traceparent", traceparent);
    }

    static PendingEvent from(Document document, String organization, String aggregateId) {
        return new PendingEvent(
                document.getString("_id"),
                document.getString("topic"),
                document.getString("key"),
                document.getString("type"),
                document.getString("data"),
                organization,
                aggregateId,
                document.get("version", Number.class).longValue(),
                document.getDate("at").toInstant(),
                document.getString("traceparent"));
    }
}
