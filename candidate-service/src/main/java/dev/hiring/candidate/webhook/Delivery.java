package dev.hiring.candidate.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

import dev.hiring.candidate.outbound.Attempt;

/**
 * One message to one receiver, and what came of it.
 *
 * @param id the message's id, the same at every attempt
 * @param orderKey what is told in order among itself: an application, as a rule
 * @param sequence the place in that order
 * @param dueAt when the next attempt is to be made, null when there is none
 * @param waitsFor the message that was found to come first, null when it waits for none: it is due, under way or over
 */
@Document("webhook-deliveries")
@CompoundIndex(name = "due", def = "{'dueAt': 1}", sparse = true)
@CompoundIndex(name = "order", def = "{'subscriptionId': 1, 'orderKey': 1, 'state': 1, 'sequence': 1}")
@CompoundIndex(name = "newest", def = "{'organization': 1, 'subscriptionId': 1, 'createdAt': -1, '_id': -1}")
@CompoundIndex(name = "about", def = "{'organization': 1, 'orderKey': 1}")
@CompoundIndex(name = "age", def = "{'createdAt': 1}")
record Delivery(
        @Id String id,
        String organization,
        String subscriptionId,
        String orderKey,
        String sequence,
        String eventType,
        String body,
        State state,
        @Nullable Instant dueAt,
        @Nullable String waitsFor,
        int tries,
        List<Attempt> attempts,
        Instant createdAt) {

    /** Before each try, counted from the one before; after the last nothing more is tried. */
    static final List<Duration> SCHEDULE = List.of(
            Duration.ZERO,
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private static final int ATTEMPTS_KEPT = 50;

    Delivery {
        attempts = List.copyOf(attempts);
    }

    /** Whether a message has been taken. */
    enum State {
        PENDING,
        DELIVERED,
        /** Every try failed. */
        GIVEN_UP,
        /** The subscription was deleted or switched off before it was delivered. */
        CANCELLED
    }

    Delivery delivered(Attempt attempt) {
        return ended(State.DELIVERED, attempt);
    }

    /** @param jitter 0 to 1, so that what failed together is not tried together */
    Delivery failed(Attempt attempt, double jitter) {
        int failed = tries + 1;
        if (failed >= SCHEDULE.size()) {
            return ended(State.GIVEN_UP, attempt);
        }
        Duration wait = SCHEDULE.get(failed);
        Instant next = attempt.at().plus(wait).plusMillis((long) (wait.toMillis() * jitter / 10));
        return with(State.PENDING, next, null, failed, and(attempt));
    }

    Delivery cancelled() {
        return with(State.CANCELLED, null, null, tries, attempts);
    }

    Delivery cancelled(Attempt attempt) {
        return ended(State.CANCELLED, attempt);
    }

    /** The same message from the start, whatever came of it before. */
    Delivery again(Instant now) {
        return with(State.PENDING, now, null, 0, attempts);
    }

    /** @param until when it is looked at even if nobody wakes it */
    Delivery waiting(Delivery before, Instant until) {
        return with(State.PENDING, until, before.id, tries, attempts);
    }

    private Delivery ended(State end, Attempt attempt) {
        return with(end, null, null, tries + 1, and(attempt));
    }

    private List<Attempt> and(Attempt attempt) {
        List<Attempt> all = new ArrayList<>(attempts);
        all.add(attempt);
        return all.subList(Math.max(0, all.size() - ATTEMPTS_KEPT), all.size());
    }

    private Delivery with(State next, @Nullable Instant due, @Nullable String before, int tried, List<Attempt> made) {
        return new Delivery(
                id,
                organization,
                subscriptionId,
                orderKey,
                sequence,
                eventType,
                body,
                next,
                due,
                before,
                tried,
                made,
                createdAt);
    }
}
