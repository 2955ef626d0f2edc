package dev.hiring.candidate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

import dev.hiring.events.CandidateEvent.AssessmentPercent;
import dev.hiring.events.ScoreEvent.SkillScore;
import dev.hiring.events.ScoreEvent.Status;

class ScoreTests {

    private static final Instant NINE = Instant.parse("2030-01-01T09:00:00Z");

    @Test
    void ofOneTestIsThatTests() {
        Score one = of("java", 3, "70.00", "10");

        assertThat(Score.together(List.of(one))).isSameAs(one);
    }

    @Test
    void addsUpTheMarksOfAllTests() {
        Score together = Score.together(List.of(of("java", 1, "80.00", "10"), of("sql", 3, "33.33", "30")));

        assertThat(together.marks()).isEqualByComparingTo("18");
        assertThat(together.maximum()).isEqualByComparingTo("40");
        assertThat(together.percent()).isEqualTo("45.00");
        assertThat(together.scoringVersion()).isEqualTo(3);
        assertThat(together.byAssessment())
                .containsExactly(
                        new AssessmentPercent("java", 1, new BigDecimal("80.00")),
                        new AssessmentPercent("sql", 3, new BigDecimal("33.33")));
    }

    @Test
    void addsUpWhatSeveralTestsAskOfASkill() {
        Score one = with(
                of("java", 1, "50.00", "10"),
                Status.FINAL,
                List.of(skill("caching", "1", "2", "50.00"), skill("java", "3", "8", "37.50")));
        Score other = with(of("sql", 1, "50.00", "10"), Status.FINAL, List.of(skill("caching", "-2", "1", "0.00")));

        assertThat(Score.together(List.of(one, other)).bySkill())
                .extracting(SkillScore::skill, SkillScore::marks, SkillScore::percent)
                .containsExactly(
                        tuple("caching", new BigDecimal("-1"), new BigDecimal("0.00")),
                        tuple("java", new BigDecimal("3"), new BigDecimal("37.50")));
    }

    @Test
    void isFinalWhenAllAre() {
        Score sure = of("java", 1, "50.00", "10");
        Score open = with(of("sql", 1, "50.00", "10"), Status.AWAITING_REVIEW, List.of());

        assertThat(Score.together(List.of(sure, sure)).isFinal()).isTrue();
        assertThat(Score.together(List.of(sure, open)).isFinal()).isFalse();
    }

    @Test
    void isDoneWithTheLastTest() {
        Score early = of("java", 1, "50.00", "10");
        Score late = of("sql", 5, "50.00", "10");

        Score together = Score.together(List.of(late, early));

        assertThat(together.completedAt()).isEqualTo(late.completedAt()).isAfter(early.completedAt());
        assertThat(together.scoredAt()).isEqualTo(late.scoredAt());
    }

    @Test
    void isAnythingBetweenTheLeastAndTheMostOfItsTests() {
        for (int percent = 0; percent <= 100; percent += 20) {
            Score together = Score.together(List.of(of("java", 1, percent + ".00", "7"), of("sql", 1, "50.00", "3")));

            assertThat(together.percent())
                    .isBetween(BigDecimal.valueOf(Math.min(percent, 50)), BigDecimal.valueOf(Math.max(percent, 50)));
        }
    }

    @Test
    void ofTestsInWhichNothingCouldBeEarnedIsNothing() {
        Score nothing = of("java", 1, "0.00", "0");

        assertThat(Score.together(List.of(nothing, nothing)).percent()).isEqualTo("0.00");
    }

    /** Of a test of its own, the later the higher the version. */
    static Score of(String assessmentId, int version, String percent, String maximum) {
        BigDecimal most = new BigDecimal(maximum);
        return new Score(
                version,
                Status.FINAL,
                new BigDecimal(percent).multiply(most).movePointLeft(2).setScale(1, RoundingMode.HALF_UP),
                most,
                new BigDecimal(percent),
                List.of(),
                List.of(new AssessmentPercent(assessmentId, version, new BigDecimal(percent))),
                NINE.plusSeconds(version),
                NINE.plusSeconds(version + 1));
    }

    private static SkillScore skill(String name, String marks, String maximum, String percent) {
        return new SkillScore(name, new BigDecimal(marks), new BigDecimal(maximum), new BigDecimal(percent));
    }

    private static Score with(Score score, Status status, List<SkillScore> bySkill) {
        return new Score(
                score.scoringVersion(),
                status,
                score.marks(),
                score.maximum(),
                score.percent(),
                bySkill,
                score.byAssessment(),
                score.completedAt(),
                score.scoredAt());
    }
}
