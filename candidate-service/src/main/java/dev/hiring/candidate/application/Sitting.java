package dev.hiring.candidate.application;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

import dev.hiring.candidate.policy.Score;

/**
 * One of the tests of an application, as far as it has got.
 *
 * @param completedAt when the candidate was done with it, null before
 * @param missed why it will not be taken, null as a rule
 * @param score its newest marking, null until it was marked
 */
public record Sitting(
        String assessmentId,
        @Nullable Instant completedAt,
        @Nullable Missed missed,
        @Nullable Score score) {

    static Sitting of(String assessmentId) {
        return new Sitting(assessmentId, null, null, null);
    }

    /** The earliest time that is told holds. */
    Sitting completed(Instant at) {
        return completedAt != null && !at.isBefore(completedAt) ? this : new Sitting(assessmentId, at, missed, score);
    }

    Sitting missed(Missed how) {
        return new Sitting(assessmentId, completedAt, how, score);
    }

    Sitting scored(Score marking) {
        return new Sitting(assessmentId, completedAt, missed, marking);
    }

    boolean isNews(Score marking) {
        return score == null
                || (marking.scoringVersion() > score.scoringVersion() && (marking.isFinal() || !score.isFinal()));
    }
}
