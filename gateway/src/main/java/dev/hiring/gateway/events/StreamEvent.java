package dev.hiring.gateway.events;

import org.jspecify.annotations.Nullable;

/**
 * An event as it is told.
 *
 * @param key the same for every publication of the same event
 * @param organization who may see it
 * @param jobId the job that it is about, if it is about one
 * @param json the CloudEvent in structured mode, on one line
 */
record StreamEvent(
        String key,
        String type,
        String organization,
        @Nullable String jobId,
        String json) {

    /** Roughly what it takes of the heap. */
    long bytes() {
        return 200L + key.length() + 2L * json.length();
    }
}
