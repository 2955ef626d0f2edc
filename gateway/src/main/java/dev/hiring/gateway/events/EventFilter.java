package dev.hiring.gateway.events;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events a request asks for.
 *
 * @param organization the caller's
 * @param types CloudEvents types; empty: all
 * @param jobId only events that are about this job
 */
record EventFilter(
        String organization, Set<String> types, @Nullable String jobId) {

    EventFilter {
        types = Set.copyOf(types);
    }

    boolean accepts(StreamEvent event) {
        return event.organization().equals(organization)
                && (types.isEmpty() || types.contains(event.type()))
                && (jobId == null || jobId.equals(event.jobId()));
    }
}
