package dev.hiring.candidate.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.hiring.candidate.application.Application;
import dev.hiring.candidate.application.ApplicationService;
import dev.hiring.candidate.application.Stage;
import dev.hiring.candidate.job.Job;
import dev.hiring.candidate.job.JobService;
import dev.hiring.candidate.replay.Replay.State;
import dev.hiring.events.Topic;
import dev.hiring.kit.consume.EventLog;
import dev.hiring.kit.consume.EventReading;
import dev.hiring.kit.consume.Received;

/**
 * Works on a replay: reads the log batch by batch into the scratch projection, then compares application by application. Each
 * step ends with a write of the replay, which only whoever holds it can make; from the last one on anybody can go on.
 */
@Component
final class ReplayWorker {

    /** What decisions depend on: scores, and what people did to applications. */
    private static final Set<Topic> TOPICS = Set.of(Topic.SCORE, Topic.CANDIDATE);

    private static final int PART = 200;

    private final Replays replays;
    private final ReplayedApplications scratch;
    private final ApplicationService applications;
    private final JobService jobs;
    private final EventLog log;
    private final Clock clock;

    ReplayWorker(
            Replays replays,
            ReplayedApplications scratch,
            ApplicationService applications,
            JobService jobs,
            EventLog log,
            Clock clock) {
        this.replays = replays;
        this.scratch = scratch;
        this.applications = applications;
        this.jobs = jobs;
        this.log = log;
        this.clock = clock;
    }

    Replay work(Replay held) {
        return compare(read(held));
    }

    private Replay read(Replay held) {
        Replay replay = begin(held);
        if (replay.state() == State.COMPARING) {
            return replay;
        }
        try (EventReading reading = open(replay)) {
            while (replay.state() == State.READING) {
                replay = readOn(replay, reading);
            }
        }
        return replay;
    }

    Replay begin(Replay held) {
        return held.parts() == null ? replays.update(held.begin(log.whole(TOPICS), now())) : held;
    }

    EventReading open(Replay replay) {
        return log.read(
                replay.parts() == null ? List.of() : replay.parts(),
                contains(replay.jobId().getBytes(UTF_8)));
    }

    Replay readOn(Replay replay, EventReading reading) {
        long unreadable = reading.unreadable();
        List<Received<?>> events = reading.next().stream()
                .filter(event -> event.organization().equals(replay.organization()))
                .toList();
        scratch.add(replay.organization(), replay, events);
        return replays.update(replay.read(reading.parts(), events.size(), reading.unreadable() - unreadable, now()));
    }

    /** Spares reading the events of other jobs: theirs do not hold the id. */
    private static Predicate<byte[]> contains(byte[] text) {
        return value -> {
            for (int at = 0; at <= value.length - text.length; at++) {
                int length = 0;
                while (length < text.length && value[at + length] == text[length]) {
                    length++;
                }
                if (length == text.length) {
                    return true;
                }
            }
            return false;
        };
    }

    private Replay compare(Replay read) {
        String organization = read.organization();
        Job job = jobs.get(organization, read.jobId());
        boolean over = job.isClosed() && !applications.anyIn(organization, job.id(), Stage.BEFORE_SCORE);
        Recomputation recomputation =
                new Recomputation(job, over, now(), rows -> scratch.each(organization, read.id(), rows));
        Result.Count count = new Result.Count();
        Replay replay = read;
        String after = "";
        List<ReplayedApplication> rows;
        do {
            rows = scratch.part(organization, read.id(), after, PART);
            Map<String, Application> stored = stored(organization, rows);
            for (ReplayedApplication row : rows) {
                compare(row, stored.get(row.applicationId()), recomputation, replay, count);
                after = row.applicationId();
            }
            replay = replays.update(replay.compare(count.applications(), now()));
        } while (rows.size() == PART);
        replay = compareUnknown(replay, recomputation, count);
        Replay ended = replays.update(replay.end(count.result(), now()));
        scratch.deleteEqual(organization, read.id());
        return ended;
    }

    private Map<String, Application> stored(String organization, List<ReplayedApplication> rows) {
        Map<String, Application> stored = new HashMap<>();
        applications
                .all(
                        organization,
                        rows.stream().map(ReplayedApplication::applicationId).toList())
                .forEach(application -> stored.put(application.id(), application));
        return stored;
    }

    /** Those that are stored and that the log does not know. */
    private Replay compareUnknown(Replay known, Recomputation recomputation, Result.Count count) {
        Replay[] replay = {known};
        List<String> part = new ArrayList<>();
        Runnable compare = () -> {
            Set<String> logged = scratch.known(known.organization(), known.id(), part);
            part.removeAll(logged);
            for (Application stored : applications.all(known.organization(), part)) {
                compare(ReplayedApplication.unknown(known, stored.id()), stored, recomputation, replay[0], count);
            }
            part.clear();
            replay[0] = replays.update(replay[0].compare(count.applications(), now()));
        };
        applications.standings(known.organization(), known.jobId(), false, standing -> {
            part.add(standing.id());
            if (part.size() == PART) {
                compare.run();
            }
        });
        compare.run();
        return replay[0];
    }

    private void compare(
            ReplayedApplication row,
            @Nullable Application stored,
            Recomputation recomputation,
            Replay replay,
            Result.Count count) {
        Comparison comparison = Comparison.of(row, stored, recomputation, replay.startedAt());
        count.add(comparison);
        if (comparison.difference().isPresent() || row.differs()) {
            scratch.save(replay.organization(), row.with(comparison.difference().orElse(null)));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
