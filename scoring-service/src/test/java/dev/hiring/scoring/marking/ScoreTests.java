package dev.hiring.scoring.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.hiring.events.ScoreEvent.SkillScore;
import dev.hiring.scoring.marking.Score.Part;

class ScoreTests {

    private static final BigDecimal NO_FLOOR = new BigDecimal("-1000");

    @Test
    void addsUpInTotalAndForEverySkill() {
        Score score =
                Score.of(List.of(part("2", "2", "sql"), part("-0.5", "2", "sql", "caching"), part("1", "1")), NO_FLOOR);

        assertThat(score)
                .isEqualTo(new Score(
                        new BigDecimal("2.5"),
                        new BigDecimal("5"),
                        new BigDecimal("50.00"),
                        List.of(
                                new SkillScore(
                                        "caching", new BigDecimal("-0.5"), new BigDecimal("2"), new BigDecimal("0.00")),
                                new SkillScore(
                                        "sql", new BigDecimal("1.5"), new BigDecimal("4"), new BigDecimal("37.50")))));
    }

    @Test
    void countsAnItemThatNamesASkillTwiceOnce() {
        assertThat(Score.of(List.of(part("1", "2", "sql", "sql")), NO_FLOOR).bySkill())
                .containsExactly(
                        new SkillScore("sql", new BigDecimal("1"), new BigDecimal("2"), new BigDecimal("50.00")));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-1, -1", "-2.5, -2", "-2, -2"})
    void keepsTheTotalAndEverySkillAtTheFloorAndPercentagesAtZero(BigDecimal floor, BigDecimal marks) {
        Score score = Score.of(List.of(part("-1", "1", "sql"), part("-1", "1", "sql")), floor);

        assertThat(score.marks()).isEqualTo(marks);
        assertThat(score.percent()).isEqualTo("0.00");
        assertThat(score.bySkill())
                .containsExactly(new SkillScore("sql", marks, new BigDecimal("2"), new BigDecimal("0.00")));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 3, 33.33",
        "2, 3, 66.67",
        "1, 8, 12.50",
        "1, 800, 0.13",
        "1, 1, 100.00",
        "1e30, 1e30, 100.00",
        "5e-31, 1e-30, 50.00",
        "0, 7, 0.00",
    })
    void roundsPercentHalfUpToTwoDecimals(String marks, String maximum, String percent) {
        assertThat(Score.of(List.of(part(marks, maximum)), NO_FLOOR).percent()).isEqualTo(percent);
    }

    @Test
    void makesOneOfThreeThirds() {
        Part third = part("0.3333333333", "1");

        Score score = Score.of(List.of(third, third, third), NO_FLOOR);

        assertThat(score.marks()).isEqualTo("1");
        assertThat(score.percent()).isEqualTo("33.33");
    }

    @Test
    void givesZeroPercentWhereNothingCanBeEarned() {
        assertThat(Score.of(List.of(), NO_FLOOR))
                .isEqualTo(new Score(BigDecimal.ZERO, BigDecimal.ZERO, new BigDecimal("0.00"), List.of()));
    }

    @Test
    void growsWithEveryItemThatIsMarkedHigherAndStaysInBounds() {
        BigDecimal[] marks = {new BigDecimal("-0.25"), BigDecimal.ZERO, new BigDecimal("0.5"), BigDecimal.ONE};
        for (BigDecimal a : marks) {
            for (BigDecimal b : marks) {
                Score before = Score.of(List.of(part(a, "x"), part(b, "x", "y")), new BigDecimal("-0.3"));
                assertThat(before.marks()).isBetween(new BigDecimal("-0.3"), before.maximum());
                assertThat(before.percent()).isBetween(BigDecimal.ZERO, new BigDecimal("100.00"));
                for (BigDecimal better : marks) {
                    if (better.compareTo(b) > 0) {
                        Score after = Score.of(List.of(part(a, "x"), part(better, "x", "y")), new BigDecimal("-0.3"));
                        assertThat(after.marks()).isGreaterThanOrEqualTo(before.marks());
                        assertThat(after.percent()).isGreaterThanOrEqualTo(before.percent());
                    }
                }
            }
        }
    }

    @Test
    void doesNotCareInWhichOrderItemsCome() {
        List<Part> parts = new ArrayList<>(
                List.of(part("0.3333333333", "1", "b"), part("-0.25", "1", "a", "b"), part("2", "2", "c")));
        Score score = Score.of(parts, BigDecimal.ZERO);

        Collections.reverse(parts);

        assertThat(Score.of(parts, BigDecimal.ZERO)).isEqualTo(score);
    }

    private static Part part(String marks, String maximum, String... skills) {
        return new Part(List.of(skills), new BigDecimal(maximum), new BigDecimal(marks));
    }

    private static Part part(BigDecimal marks, String... skills) {
        return new Part(List.of(skills), BigDecimal.ONE, marks);
    }
}
