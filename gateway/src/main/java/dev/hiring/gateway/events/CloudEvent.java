package dev.hiring.gateway.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event in CloudEvents' structured mode.
 *
 * @param specversion of CloudEvents
 * @param id the same for every publication of the same event
 * @param source the service that tells it
 * @param type {@code hiring.<topic>.<what happened>.v<n>}
 * @param subject the aggregate that it is about
 * @param time when it happened
 * @param organization whose event it is
 * @param version the version of the aggregate that the event led to; greater means later
 * @param datacontenttype of {@code data}
 * @param data what happened, as the schema of the type says
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CloudEvent(
        String specversion,
        String id,
        String source,
        String type,
        @Nullable String subject,
        Instant time,
        String organization,
        @Nullable String version,
        String datacontenttype,
        Map<String, Object> data) {

    static CloudEvent of(StreamEvent event) {
        return EventRecords.JSON.readValue(event.json(), CloudEvent.class);
    }
}
