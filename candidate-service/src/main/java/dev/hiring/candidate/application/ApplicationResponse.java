package dev.hiring.candidate.application;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

import dev.hiring.candidate.policy.Decision;
import dev.hiring.candidate.policy.Score;
import dev.hiring.events.ScoreEvent.SkillScore;
import dev.hiring.events.ScoreEvent.Status;

/**
 * An application in JSON: what v1 answers with, and what answers the changes of one in every version.
 *
 * @param assessmentId the first of {@code tests}
 * @param tests what the job asks for, in its order
 * @param stages in the order of time
 * @param score what all tests came to together, null until each of them was marked
 * @param decision null until it was made
 */
record ApplicationResponse(
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
        @Nullable Decision decision) {

    /**
     * A stage that was reached.
     *
     * @param at when
     */
    record StageTime(Stage stage, Instant at) {}

    /**
     * One of the tests.
     *
     * @param completedAt when the candidate was done with it, null before
     * @param missed why it will not be taken, null as a rule
     * @param score null until it was marked
     */
    record TakenTest(
            String assessmentId,
            @Nullable Instant completedAt,
            @Nullable Missed missed,
            @Nullable Result score) {

        static TakenTest of(Sitting sitting) {
            return new TakenTest(
                    sitting.assessmentId(), sitting.completedAt(), sitting.missed(), Result.orNull(sitting.score()));
        }
    }

    /**
     * What was marked.
     *
     * @param scoringVersion counts the markings from 1; of several tests those of all of them
     * @param maximum what all right answers would earn
     * @param percent 0 to 100, two decimals
     * @param bySkill an item with several skills counts for each of them
     */
    record Result(
            Status status,
            int scoringVersion,
            BigDecimal marks,
            BigDecimal maximum,
            BigDecimal percent,
            List<SkillScore> bySkill,
            Instant completedAt,
            Instant scoredAt) {

        static @Nullable Result orNull(@Nullable Score score) {
            return score == null
                    ? null
                    : new Result(
                            score.status(),
                            score.scoringVersion(),
                            score.marks(),
                            score.maximum(),
                            score.percent(),
                            score.bySkill(),
                            score.completedAt(),
                            score.scoredAt());
        }
    }

    static ApplicationResponse of(Application application) {
        return new ApplicationResponse(
                application.id(),
                application.jobId(),
                application.sittings().all().getFirst().assessmentId(),
                application.candidateId(),
                application.externalReference(),
                application.receivedAt(),
                application.sittings().all().stream().map(TakenTest::of).toList(),
                application.stage(),
                application.stages().entrySet().stream()
                        .sorted(Map.Entry.<Stage, Instant>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                        .map(reached -> new StageTime(reached.getKey(), reached.getValue()))
                        .toList(),
                Result.orNull(application.score()),
                application.decision());
    }
}
