package dev.hiring.candidate.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.hiring.events.CandidateEvent.AssessmentPercent;
import dev.hiring.events.ScoreEvent.AssessmentScored;
import dev.hiring.events.ScoreEvent.SkillScore;
import dev.hiring.events.ScoreEvent.Status;

/**
 * What the scoring service made of one test, as far as decisions need it; or of all tests of an application together.
 *
 * @param scoringVersion counts the markings from 1; of several tests those of all of them
 * @param percent 0 to 100, two decimals
 * @param bySkill none where only the total was read
 * @param byAssessment each test by itself; none where only the total was read
 * @param completedAt when the candidate was done; breaks ties
 */
public record Score(
        int scoringVersion,
        Status status,
        BigDecimal marks,
        BigDecimal maximum,
        BigDecimal percent,
        List<SkillScore> bySkill,
        List<AssessmentPercent> byAssessment,
        Instant completedAt,
        Instant scoredAt) {

    static final int MOST_HUNDREDTHS = 99_999;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Score {
        bySkill = bySkill == null ? List.of() : List.copyOf(bySkill);
        byAssessment = byAssessment == null ? List.of() : List.copyOf(byAssessment);
    }

    public static Score of(AssessmentScored event) {
        return new Score(
                event.scoringVersion(),
                event.status(),
                event.marks(),
                event.maximum(),
                event.percent(),
                event.bySkill(),
                List.of(new AssessmentPercent(event.assessmentId(), event.scoringVersion(), event.percent())),
                event.completedAt(),
                event.scoredAt());
    }

    /**
     * The tests of an application as if they were one: marks and maximums are added up, in all and for each skill, and it
     * is done when the last of them is.
     *
     * @param tests at least one
     */
    public static Score together(List<Score> tests) {
        if (tests.size() == 1) {
            return tests.getFirst();
        }
        BigDecimal marks = sum(tests, Score::marks);
        BigDecimal maximum = sum(tests, Score::maximum);
        return new Score(
                tests.stream().mapToInt(Score::scoringVersion).sum() - tests.size() + 1,
                tests.stream().allMatch(Score::isFinal) ? Status.FINAL : Status.AWAITING_REVIEW,
                marks,
                maximum,
                percent(marks, maximum),
                skillsOf(tests),
                tests.stream().flatMap(test -> test.byAssessment.stream()).toList(),
                last(tests, Score::completedAt),
                last(tests, Score::scoredAt));
    }

    private static List<SkillScore> skillsOf(List<Score> tests) {
        Map<String, SkillScore> skills = new LinkedHashMap<>();
        tests.stream()
                .flatMap(test -> test.bySkill.stream())
                .forEach(skill -> skills.merge(skill.skill(), skill, Score::plus));
        return List.copyOf(skills.values());
    }

    private static SkillScore plus(SkillScore one, SkillScore other) {
        BigDecimal marks = one.marks().add(other.marks());
        BigDecimal maximum = one.maximum().add(other.maximum());
        return new SkillScore(one.skill(), marks, maximum, percent(marks, maximum));
    }

    /** As the scoring service has it of one test. */
    private static BigDecimal percent(BigDecimal marks, BigDecimal maximum) {
        return maximum.signum() <= 0
                ? BigDecimal.ZERO.setScale(2)
                : marks.max(BigDecimal.ZERO).multiply(HUNDRED).divide(maximum, 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal sum(List<Score> tests, Function<Score, BigDecimal> of) {
        return tests.stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Instant last(List<Score> tests, Function<Score, Instant> of) {
        return tests.stream().map(of).max(Comparator.naturalOrder()).orElseThrow();
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
