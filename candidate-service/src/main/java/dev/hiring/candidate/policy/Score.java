package dev.hiring.candidate.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

import dev.hiring.events.ScoreEvent.AssessmentScored;
import dev.hiring.events.ScoreEvent.SkillScore;
import dev.hiring.events.ScoreEvent.Status;

/**
 * What the scoring service made of one session, as far as decisions need it.
 *
 * @param scoringVersion counts the markings of the session from 1
 * @param percent 0 to 100, two decimals
 * @param bySkill none where only the total was read
 * @param completedAt when the candidate was done; breaks ties
 */
public record Score(
        int scoringVersion,
        Status status,
        BigDecimal marks,
        BigDecimal maximum,
        BigDecimal percent,
        List<SkillScore> bySkill,
        Instant completedAt,
        Instant scoredAt) {

    static final int MOST_HUNDREDTHS = 99_999;

    public Score {
        bySkill = bySkill == null ? List.of() : List.copyOf(bySkill);
    }

    public static Score of(AssessmentScored event) {
        return new Score(
                event.scoringVersion(),
                event.status(),
                event.marks(),
                event.maximum(),
                event.percent(),
                event.bySkill(),
                event.completedAt(),
                event.scoredAt());
    }

    public boolean isFinal() {
        return status == Status.FINAL;
    }

    /** The place in a ranking by all the marks. */
    public String rankKey(String applicationId) {
        return rankKey(percent, applicationId);
    }

    /**
     * The place in a ranking as one string, the best first: percent descending, then who was done first, then the
     * application's id. One sort key makes every page of a ranking a range of an index.
     *
     * @param by the percent that the policy goes by
     */
    String rankKey(BigDecimal by, String applicationId) {
        return "%05d/%015d/%s".formatted(MOST_HUNDREDTHS - hundredths(by), completedAt.toEpochMilli(), applicationId);
    }

    static int hundredths(BigDecimal percent) {
        return percent.movePointRight(2)
                .setScale(0, RoundingMode.HALF_UP)
                .min(BigDecimal.valueOf(MOST_HUNDREDTHS))
                .intValue();
    }
}
