package dev.hiring.scoring.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

import dev.hiring.events.Criterion;
import dev.hiring.kit.http.Unprocessable;
import dev.hiring.scoring.result.ItemReview.CriterionMark;

class RubricTests {

    private final Rubric rubric = new Rubric(List.of(
            new Criterion("depth", "Depth", "Goes deep", new BigDecimal("6")),
            new Criterion("clarity", "Clarity", "Is clear", new BigDecimal("4"))));

    @Test
    void addsTheCriteriaUpAndScalesThemToTheItem() {
        assertThat(rubric.review(List.of(mark("clarity", "4"), mark("depth", "1.5")), BigDecimal.TWO)
                        .mark()
                        .marks())
                .isEqualTo("1.1");
    }

    @Test
    void takesNothingAndEverything() {
        assertThat(rubric.review(List.of(mark("depth", "0"), mark("clarity", "0")), BigDecimal.TWO)
                        .mark()
                        .marks())
                .isEqualTo("0");
        assertThat(rubric.review(List.of(mark("depth", "6"), mark("clarity", "4.0")), BigDecimal.TWO)
                        .mark()
                        .marks())
                .isEqualTo("2");
    }

    @Test
    void namesWhatTheRubricDoesNotAllow() {
        assertRefused(
                List.of(mark("depth", "6.01"), mark("clarity", "4")), "criteria[0].marks must not be more than 6.");
        assertRefused(List.of(mark("depth", "6")), "criteria lacks clarity.");
        assertRefused(
                List.of(mark("depth", "1"), mark("clarity", "1"), mark("depth", "2")),
                "criteria[2].id is marked twice.");
        assertRefused(
                List.of(mark("depth", "1"), mark("charm", "1"), mark("clarity", "9")),
                "criteria[1].id is not a criterion of this rubric, and 1 more.");
    }

    private void assertRefused(List<CriterionMark> given, String sentence) {
        assertThatExceptionOfType(Unprocessable.class)
                .isThrownBy(() -> rubric.review(given, BigDecimal.TWO))
                .withMessage(sentence);
    }

    private static CriterionMark mark(String criterion, String marks) {
        return new CriterionMark(criterion, new BigDecimal(marks), null);
    }
}
