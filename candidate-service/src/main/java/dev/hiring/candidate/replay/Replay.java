package dev.hiring.candidate.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

import dev.hiring.candidate.job.Job;
import dev.hiring.kit.aggregate.Aggregate;
import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.consume.EventLog.Part;

/**
 * One replay of a job: how far it has read, and what came of it. Whoever works on it holds it for a minute and more by each
 * step that is stored; who loses it cannot store anything any more, and the next goes on where the last step ended.
 *
 * @param parts of the log, with how far each was read; null before anybody has looked
 * @param events those of the job that were read
 * @param unreadable records that look like the job's and are no events
 * @param compared how many applications were compared so far
 * @param heldUntil null at the end
 */
@Document("replays")
@CompoundIndex(name = "newestOfJob", def = "{'organization': 1, 'jobId': 1, 'startedAt': -1, '_id': -1}")
@CompoundIndex(name = "held", def = "{'heldUntil': 1}", sparse = true)
record Replay(
        @Id String id,
        String organization,
        long version,
        String jobId,
        State state,
        Instant startedAt,
        @Nullable List<Part> parts,
        long events,
        long unreadable,
        int compared,
        @Nullable Result result,
        @Nullable Instant heldUntil,
        @Nullable Instant endedAt)
        implements Aggregate<Replay> {

    static final Duration HOLD = Duration.ofMinutes(1);

    Replay {
        parts = parts == null ? null : List.copyOf(parts);
    }

    /** How far a replay is. */
    enum State {
        READING,
        COMPARING,
        DONE,
        /** For a reason that trying again would not change; the service's log tells it. */
        FAILED
    }

    static Change<Replay> of(String id, Job job, Instant now) {
        return Change.of(
                new Replay(id, job.organization(), 0, job.id(), State.READING, now, null, 0, 0, 0, null, now, null));
    }

    boolean isOver() {
        return state == State.DONE || state == State.FAILED;
    }

    /** Takes it to work on it. */
    Change<Replay> hold(Instant now) {
        return Change.of(copy(state, parts, events, unreadable, compared, null, now.plus(HOLD), null));
    }

    /** Fixes what is read: the log as it is now. */
    Change<Replay> begin(List<Part> log, Instant now) {
        return Change.of(copy(State.READING, log, 0, 0, 0, null, now.plus(HOLD), null));
    }

    Change<Replay> read(List<Part> log, int moreEvents, long moreUnreadable, Instant now) {
        State next = log.stream().allMatch(Part::isRead) ? State.COMPARING : State.READING;
        return Change.of(
                copy(next, log, events + moreEvents, unreadable + moreUnreadable, 0, null, now.plus(HOLD), null));
    }

    Change<Replay> compare(int applications, Instant now) {
        return Change.of(copy(State.COMPARING, parts, events, unreadable, applications, null, now.plus(HOLD), null));
    }

    Change<Replay> end(Result found, Instant now) {
        return Change.of(copy(State.DONE, parts, events, unreadable, found.applications(), found, null, now));
    }

    Change<Replay> fail(Instant now) {
        return Change.of(copy(State.FAILED, parts, events, unreadable, compared, null, null, now));
    }

    /** Whether the log was kept from its beginning, as far as it was read. */
    boolean isLogWhole() {
        return parts != null && parts.stream().allMatch(part -> part.begin() == 0);
    }

    @Override
    public Replay withVersion(long next) {
        return new Replay(
                id,
                organization,
                next,
                jobId,
                state,
                startedAt,
                parts,
                events,
                unreadable,
                compared,
                result,
                heldUntil,
                endedAt);
    }

    private Replay copy(
            State next,
            @Nullable List<Part> log,
            long eventsRead,
            long notRead,
            int applications,
            @Nullable Result found,
            @Nullable Instant held,
            @Nullable Instant ended) {
        return new Replay(
                id,
                organization,
                version,
                jobId,
                next,
                startedAt,
                log,
                eventsRead,
                notRead,
                applications,
                found,
                held,
                ended);
    }
}
