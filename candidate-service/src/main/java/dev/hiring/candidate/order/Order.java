package dev.hiring.candidate.order;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

import dev.hiring.candidate.outbound.Attempt;
import dev.hiring.kit.aggregate.Aggregate;
import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.aggregate.Ids;

/**
 * A test that an ATS has ordered for a candidate, and the telling of its result. The ATS names it by an address of its
 * own, which is called when the test is over: once, as far as both sides can know.
 *
 * @param url where the ATS wants to be told, null once the candidate was erased
 * @param overAt when it was heard that the test is over
 * @param failure why nothing more is tried, where it failed
 * @param dueAt when the next attempt is to be made, null when there is none
 * @param tries since it was last set going
 */
@Document("ats-orders")
@CompoundIndex(name = "due", def = "{'dueAt': 1}", sparse = true)
@CompoundIndex(name = "application", def = "{'organization': 1, 'applicationId': 1}")
@CompoundIndex(name = "candidate", def = "{'organization': 1, 'candidateId': 1}")
@CompoundIndex(name = "newest", def = "{'organization': 1, 'connectionId': 1, 'placedAt': -1, '_id': -1}")
public record Order(
        @Id String id,
        String organization,
        long version,
        String connectionId,
        @Nullable String url,
        String jobId,
        String applicationId,
        String candidateId,
        State state,
        @Nullable Failure failure,
        @Nullable Instant overAt,
        @Nullable Instant dueAt,
        int tries,
        List<Attempt> attempts,
        Instant placedAt)
        implements Aggregate<Order> {

    /** Before each try, counted from the one before; after the last nothing more is tried. */
    static final List<Duration> SCHEDULE = List.of(
            Duration.ZERO,
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(8),
            Duration.ofHours(12),
            Duration.ofHours(24));

    private static final int ATTEMPTS_KEPT = 50;
    private static final Set<Integer> KEY_REFUSED = Set.of(401, 403);

    /** The answers below 500 that a repetition may change: time-outs, and too many requests. */
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    public Order {
        attempts = List.copyOf(attempts);
    }

    /** How far an order is. */
    public enum State {
        /** The test goes on. */
        OPEN,
        /** It is over, and the ATS is to be told. */
        SENDING,
        /** The ATS took it. */
        DELIVERED,
        /** It is over, and this ATS is not told of such an end. */
        ENDED,
        /** It is over, and the ATS could not be told. */
        FAILED
    }

    /** Why an ATS could not be told. */
    public enum Failure {
        /** The ATS does not know the credential. */
        KEY_REFUSED,
        /** The ATS does not want it, and would not if it came again. */
        REFUSED,
        /** Every try failed. */
        GIVEN_UP,
        /** The connection was switched off. */
        CONNECTION_DISABLED,
        /** The host is not allowed any more. */
        HOST_NOT_ALLOWED
    }

    /** The natural id: the ATS has one address for each order. */
    static String id(String organization, String connectionId, String url) {
        return Ids.derived(organization, "order", connectionId, url);
    }

    static Change<Order> place(
            String organization,
            String connectionId,
            String url,
            String jobId,
            String applicationId,
            String candidateId,
            Instant now) {
        return Change.of(new Order(
                id(organization, connectionId, url),
                organization,
                0,
                connectionId,
                url,
                jobId,
                applicationId,
                candidateId,
                State.OPEN,
                null,
                null,
                null,
                0,
                List.of(),
                now));
    }

    /** The test is over. However often that is heard, the ATS is told once. */
    Change<Order> over(Instant now) {
        return state == State.OPEN
                ? Change.of(copy(version, State.SENDING, null, now, now, 0, attempts))
                : Change.of(this);
    }

    /** Sets going again what failed, with all its tries. */
    Change<Order> again(Instant now) {
        if (state != State.FAILED) {
            throw new OrderProblem.NotFailed(state);
        }
        return with(State.SENDING, null, now, 0, attempts);
    }

    /**
     * There is nothing to tell yet. Whoever has taken the order over since is not disturbed.
     *
     * @param claimed the order as it was when that was found
     */
    Change<Order> waiting(Order claimed, Instant until) {
        return version == claimed.version && state == State.SENDING
                ? with(State.SENDING, null, until, tries, attempts)
                : Change.of(this);
    }

    Change<Order> ended() {
        return state == State.SENDING ? with(State.ENDED, null, null, tries, attempts) : Change.of(this);
    }

    Change<Order> stopped(Failure why) {
        return state == State.SENDING ? with(State.FAILED, why, null, tries, attempts) : Change.of(this);
    }

    /** The candidate was erased: the ATS is told nothing any more, and what it has told goes. */
    Change<Order> forget() {
        Order silent = new Order(
                id,
                organization,
                version,
                connectionId,
                null,
                jobId,
                applicationId,
                candidateId,
                state == State.DELIVERED || state == State.FAILED ? state : State.ENDED,
                failure,
                overAt,
                null,
                tries,
                List.of(),
                placedAt);
        return Change.of(silent.equals(this) ? this : silent);
    }

    /**
     * What came of an attempt. That it was taken holds whoever has taken the order over since; all else only for whom it
     * still belongs to.
     *
     * @param claimed the order as it was when the attempt began
     * @param jitter 0 to 1, so that what failed together is not tried together
     */
    Change<Order> answered(Order claimed, Attempt attempt, double jitter) {
        if (attempt.wasTaken() && state != State.DELIVERED) {
            return with(State.DELIVERED, null, null, tries + 1, and(attempt));
        }
        if (version != claimed.version || state != State.SENDING) {
            return Change.of(this);
        }
        int tried = tries + 1;
        Failure refusal = refusal(attempt);
        if (refusal != null || tried >= SCHEDULE.size()) {
            return with(State.FAILED, refusal == null ? Failure.GIVEN_UP : refusal, null, tried, and(attempt));
        }
        Duration wait = SCHEDULE.get(tried);
        Instant next = attempt.at().plus(wait).plusMillis((long) (wait.toMillis() * jitter / 10));
        return with(State.SENDING, null, next, tried, and(attempt));
    }

    /** Null for what may fare better later: no answer, or a fault on the other side. */
    private static @Nullable Failure refusal(Attempt attempt) {
        Integer status = attempt.status();
        if (status == null || status >= 500 || PASSING.contains(status)) {
            return null;
        }
        return KEY_REFUSED.contains(status) ? Failure.KEY_REFUSED : Failure.REFUSED;
    }

    /** Of an erased candidate's order nothing is put down that an ATS says. */
    private List<Attempt> and(Attempt attempt) {
        if (url == null) {
            return List.of();
        }
        List<Attempt> all = new ArrayList<>(attempts);
        all.add(attempt);
        return all.subList(Math.max(0, all.size() - ATTEMPTS_KEPT), all.size());
    }

    private Change<Order> with(
            State next, @Nullable Failure why, @Nullable Instant due, int tried, List<Attempt> made) {
        return Change.of(copy(version, next, why, overAt, due, tried, made));
    }

    @Override
    public Order withVersion(long next) {
        return copy(next, state, failure, overAt, dueAt, tries, attempts);
    }

    private Order copy(
            long copyVersion,
            State copyState,
            @Nullable Failure why,
            @Nullable Instant over,
            @Nullable Instant due,
            int tried,
            List<Attempt> made) {
        return new Order(
                id,
                organization,
                copyVersion,
                connectionId,
                url,
                jobId,
                applicationId,
                candidateId,
                copyState,
                why,
                over,
                due,
                tried,
                made,
                placedAt);
    }
}
