package dev.hiring.scoring.result;

import java.time.Instant;

import dev.hiring.events.AssessmentEvent.AssessmentCompleted;
import dev.hiring.events.AssessmentEvent.Completion;

/** Whose session it was, in what it was taken, and when. */
public record Attempt(
        String applicationId,
        String candidateId,
        String jobId,
        String assessmentId,
        Completion completion,
        Instant startedAt,
        Instant completedAt) {

    static Attempt of(AssessmentCompleted event) {
        return new Attempt(
                event.applicationId(),
                event.candidateId(),
                event.jobId(),
                event.assessmentId(),
                event.completion(),
                event.startedAt(),
                event.completedAt());
    }
}
