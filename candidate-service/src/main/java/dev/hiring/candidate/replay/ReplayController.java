package dev.hiring.candidate.replay;

import static java.util.Objects.requireNonNull;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import dev.hiring.candidate.policy.Decision;
import dev.hiring.candidate.replay.Difference.Kind;
import dev.hiring.candidate.replay.Replay.State;
import dev.hiring.kit.consume.EventLog.Part;
import dev.hiring.kit.http.ApiPath;
import dev.hiring.kit.http.Caller;
import dev.hiring.kit.http.ETags;
import dev.hiring.kit.http.IdempotencyKey;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;
import dev.hiring.kit.security.Role;

/** Replays of a job's decisions from the event log. */
@RestController
@RequestMapping("/api/{apiVersion}/jobs/{id}/replays")
class ReplayController {

    private final ReplayService replays;

    ReplayController(ReplayService replays) {
        this.replays = replays;
    }

    /**
     * Begins to compute the decisions of a job once more from the event log, and to compare them with those that are stored.
     * The location tells how it gets on.
     */
    @PostMapping(version = "v2+")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @RolesAllowed({Role.RECRUITER, Role.OPERATOR, Role.ADMIN})
    ResponseEntity<ReplayResponse> start(Caller caller, IdempotencyKey key, ApiPath api, @PathVariable String id) {
        Replay replay = replays.start(key.id("replay"), caller.organization(), id);
        return ResponseEntity.accepted()
                .location(api.to("jobs", id, "replays", replay.id()))
                .eTag(ETags.of(replay.version()))
                .body(ReplayResponse.of(replay));
    }

    /** Lists the replays of a job, the newest first; kept for 30 days. */
    @GetMapping(version = "v2+")
    @RolesAllowed({Role.RECRUITER, Role.ANALYST, Role.OPERATOR, Role.ADMIN})
    Page<ReplayResponse> page(Caller caller, @PathVariable String id, PageRequest request) {
        return replays.page(caller.organization(), id, request).map(ReplayResponse::of);
    }

    /** Tells how a replay gets on, and in the end what came of it. */
    @GetMapping(path = "/{replayId}", version = "v2+")
    @RolesAllowed({Role.RECRUITER, Role.ANALYST, Role.OPERATOR, Role.ADMIN})
    ResponseEntity<ReplayResponse> get(Caller caller, @PathVariable String id, @PathVariable String replayId) {
        Replay replay = replays.get(caller.organization(), id, replayId);
        return ResponseEntity.ok().eTag(ETags.of(replay.version())).body(ReplayResponse.of(replay));
    }

    /** Lists where the store and the log differ, each explained; complete when the replay is done. */
    @GetMapping(path = "/{replayId}/differences", version = "v2+")
    @RolesAllowed({Role.RECRUITER, Role.ANALYST, Role.OPERATOR, Role.ADMIN})
    Page<DifferenceResponse> differences(
            Caller caller, @PathVariable String id, @PathVariable String replayId, PageRequest request) {
        return replays.differences(caller.organization(), id, replayId, request).map(DifferenceResponse::of);
    }

    /**
     * A replay.
     *
     * @param startedAt what happened later is not compared
     * @param endedAt null before the end
     * @param progress how far it is
     * @param logWhole whether Kafka has kept the log from its beginning; null before anybody has looked
     * @param result null before the end
     */
    record ReplayResponse(
            String id,
            String jobId,
            State state,
            Instant startedAt,
            @Nullable Instant endedAt,
            Progress progress,
            @Nullable Boolean logWhole,
            @Nullable Result result) {

        static ReplayResponse of(Replay replay) {
            return new ReplayResponse(
                    replay.id(),
                    replay.jobId(),
                    replay.state(),
                    replay.startedAt(),
                    replay.endedAt(),
                    Progress.of(replay),
                    replay.parts() == null ? null : replay.isLogWhole(),
                    replay.result());
        }
    }

    /**
     * How far a replay is.
     *
     * @param records of the log that were read, of all jobs
     * @param ofRecords how many there are to be read; 0 before anybody has looked
     * @param events those of this job
     * @param unreadable records that look like this job's and are no events
     * @param compared applications
     */
    record Progress(long records, long ofRecords, long events, long unreadable, int compared) {

        static Progress of(Replay replay) {
            List<Part> parts = replay.parts() == null ? List.of() : replay.parts();
            return new Progress(
                    parts.stream().mapToLong(part -> part.next() - part.begin()).sum(),
                    parts.stream().mapToLong(part -> part.end() - part.begin()).sum(),
                    replay.events(),
                    replay.unreadable(),
                    replay.compared());
        }
    }

    /**
     * An application of which the store and the log do not tell the same.
     *
     * @param kinds what differs
     * @param explanation for people: what is stored, and what follows from the log
     * @param stored the policy's decision that is stored, null where there is none
     * @param replayed the decision that follows from the log, null where there would be none
     */
    record DifferenceResponse(
            String applicationId,
            List<Kind> kinds,
            String explanation,
            @Nullable Decision stored,
            @Nullable Decision replayed) {

        static DifferenceResponse of(ReplayedApplication row) {
            Difference difference = requireNonNull(row.difference());
            return new DifferenceResponse(
                    row.applicationId(),
                    difference.kinds(),
                    difference.explanation(),
                    difference.stored(),
                    difference.replayed());
        }
    }
}
