package dev.hiring.gateway.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

import dev.hiring.gateway.Refusal;
import dev.hiring.gateway.endpoint.Caller;

/** Reads what a request asks for, and refuses what it cannot mean. */
final class EventRequests {

    static final String LAST_EVENT_ID = "Last-Event-ID";
    static final int MOST = 500;

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Set<String> TYPES = Offsets.TOPICS.stream()
            .flatMap(topic -> topic.types().keySet().stream())
            .collect(Collectors.toUnmodifiableSet());

    private EventRequests() {}

    /** A browser that connects again repeats the parameters, so that its header goes before them. */
    static Start start(@Nullable String lastEventId, @Nullable String after, @Nullable String from, Start otherwise) {
        if (lastEventId != null && !lastEventId.isBlank()) {
            return at(LAST_EVENT_ID, lastEventId);
        }
        if (after != null && from != null) {
            throw Refusal.invalid("from", "cannot be given together with after");
        }
        if (after != null) {
            return at("after", after);
        }
        return from == null ? otherwise : new Start.Since(time(from));
    }

    private static Start at(String field, String position) {
        return new Start.At(Position.parse(position)
                .orElseThrow(() -> Refusal.invalid(field, "is not a position that was given by this API")));
    }

    private static Instant time(String from) {
        try {
            Instant time = OffsetDateTime.parse(from).toInstant();
            if (!time.isBefore(Instant.EPOCH)) {
                return time;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw Refusal.invalid("from", "must be a time such as 2026-03-04T18:31:12Z");
    }

    static EventFilter filter(Caller caller, @Nullable List<String> types, @Nullable String job) {
        Set<String> wanted = types == null ? Set.of() : Set.copyOf(types);
        boolean isBlank = types != null && wanted.isEmpty();
        if (isBlank || !TYPES.containsAll(wanted)) {
            throw Refusal.invalid("type", "must be a type of an event, such as hiring.candidate.shortlisted.v1");
        }
        if (job != null && !ID.matcher(job).matches()) {
            throw Refusal.invalid("job", "must be the id of a job");
        }
        return new EventFilter(caller.organization(), wanted, job);
    }

    static int limit(int limit) {
        if (limit < 1 || limit > MOST) {
            throw Refusal.invalid("limit", "must be a whole number from 1 to " + MOST);
        }
        return limit;
    }
}
