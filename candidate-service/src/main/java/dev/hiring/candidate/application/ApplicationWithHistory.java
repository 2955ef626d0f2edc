package dev.hiring.candidate.application;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

import dev.hiring.candidate.application.ApplicationResponse.Result;
import dev.hiring.candidate.application.ApplicationResponse.StageTime;
import dev.hiring.candidate.application.ApplicationResponse.TakenTest;
import dev.hiring.candidate.policy.Decision;

/**
 * An application in JSON from v2 on.
 *
 * @param assessmentId the first of {@code tests}
 * @param tests what the job asks for, in its order
 * @param stages in the order of time
 * @param score what all tests came to together, null until each of them was marked
 * @param decision the one that stands, null until it was made
 * @param decisionHistory all that was decided, the oldest first; its last is {@code decision}
 */
record ApplicationWithHistory(
        String id,
        String jobId,
        String assessmentId,
        String candidateId,
        @Nullable String externalReference,
        Instant receivedAt,
        List<TakenTest> tests,
        Stage stage,
        List<StageTime> stages,
        @Nullable Result score,
        @Nullable Decision decision,
        List<Decision> decisionHistory) {

    static ApplicationWithHistory of(Application application) {
        ApplicationResponse first = ApplicationResponse.of(application);
        return new ApplicationWithHistory(
                first.id(),
                first.jobId(),
                first.assessmentId(),
                first.candidateId(),
                first.externalReference(),
                first.receivedAt(),
                first.tests(),
                first.stage(),
                first.stages(),
                first.score(),
                first.decision(),
                application.decisionHistory());
    }
}
