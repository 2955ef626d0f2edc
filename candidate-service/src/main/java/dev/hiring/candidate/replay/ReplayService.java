package dev.hiring.candidate.replay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

import dev.hiring.candidate.job.Job;
import dev.hiring.candidate.job.JobService;
import dev.hiring.kit.aggregate.ConcurrentChange;
import dev.hiring.kit.http.NotFound;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;

/** Takes orders for replays, and tells how they get on. */
@Service
class ReplayService {

    private static final Duration KEPT = Duration.ofDays(30);

    private final Replays replays;
    private final ReplayedApplications scratch;
    private final JobService jobs;
    private final ApplicationEventPublisher hints;
    private final Clock clock;

    ReplayService(
            Replays replays,
            ReplayedApplications scratch,
            JobService jobs,
            ApplicationEventPublisher hints,
            Clock clock) {
        this.replays = replays;
        this.scratch = scratch;
        this.jobs = jobs;
        this.hints = hints;
        this.clock = clock;
    }

    /**
     * @param id the same for every repetition of a request
     */
    Replay start(String id, String organization, String jobId) {
        Job job = jobs.get(organization, jobId);
        Optional<Replay> repeated = replays.find(organization, id);
        if (repeated.isPresent()) {
            return repeated.get();
        }
        replays.running(organization, jobId).ifPresent(running -> {
            throw new ReplayProblem.Running(running);
        });
        Replay started = replays.insertOrFind(Replay.of(id, job, now()));
        hints.publishEvent(new ReplayDue());
        return started;
    }

    Replay get(String organization, String jobId, String id) {
        return replays.find(organization, id)
                .filter(replay -> replay.jobId().equals(jobId))
                .orElseThrow(() -> new NotFound("replay"));
    }

    Page<Replay> page(String organization, String jobId, PageRequest request) {
        return replays.page(organization, jobs.get(organization, jobId).id(), request);
    }

    Page<ReplayedApplication> differences(String organization, String jobId, String id, PageRequest request) {
        return scratch.differences(organization, get(organization, jobId, id).id(), request);
    }

    /** Takes one that nobody works on; empty if there is none, or somebody else was faster. */
    Optional<Replay> claim() {
        Instant now = now();
        List<Replay> due = replays.due(now);
        for (Replay replay : due) {
            try {
                return Optional.of(replays.update(replay.hold(now)));
            } catch (ConcurrentChange | NotFound e) {
                // Somebody else's.
                continue;
            }
        }
        return Optional.empty();
    }

    /** Ends one that cannot come to its end. */
    void fail(Replay held) {
        replays.find(held.organization(), held.id())
                .filter(stored -> !stored.isOver())
                .ifPresent(stored -> replays.update(stored.fail(now())));
    }

    /** Deletes what is old, and says how many. */
    int forget() {
        List<Replay> old = replays.startedBefore(clock.instant().minus(KEPT));
        for (Replay replay : old) {
            scratch.deleteAll(replay.organization(), replay.id());
            replays.delete(replay.organization(), replay.id());
        }
        return old.size();
    }

    /** The store keeps milliseconds; what is answered is what is stored. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
