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
 * @param stages in the order of time
 * @param score null until something was marked
 * @param decision null until it was made
 */
record ApplicationResponse(
        String id,
        String jobId,
        String assessmentId,
        String candidateId,
        @Nullable String externalReference,
        Instant receivedAt,
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
     * What was marked.
     *
     * @param scoringVersion counts the markings of the test from 1
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

        static Result of(Score score) {
            return new Result(
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
        Score score = application.score();
        return new ApplicationResponse(
                application.id(),
                application.jobId(),
                application.assessmentId(),
                application.candidateId(),
                application.externalReference(),
                application.receivedAt(),
                application.stage(),
                application.stages().entrySet().stream()
                        .sorted(Map.Entry.<Stage, Instant>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                        .map(reached -> new StageTime(reached.getKey(), reached.getValue()))
                        .toList(),
                score == null ? null : Result.of(score),
                application.decision());
    }
}
