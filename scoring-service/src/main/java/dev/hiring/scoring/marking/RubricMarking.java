package dev.hiring.scoring.marking;

import java.math.BigDecimal;
import java.util.List;

import dev.hiring.events.Criterion;
import dev.hiring.events.ScoreEvent.Outcome;

/**
 * Marks free text by a reviewer's marks for each criterion of its rubric (analytic scoring): the question's marks in
 * this assessment, times what was given, divided by what the whole rubric gives.
 */
public final class RubricMarking {

    private RubricMarking() {}

    /**
     * @param marks what the question can earn in this assessment, greater than 0
     * @param given the sum of the marks given for the criteria, 0 to the sum of the rubric
     */
    public static ItemMark mark(List<Criterion> rubric, BigDecimal given, BigDecimal marks) {
        BigDecimal whole = rubric.stream().map(Criterion::marks).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (whole.signum() <= 0) {
            throw new Unmarkable("a rubric that gives no marks");
        }
        return ItemMark.share(marks, given, whole, Outcome.REVIEWED);
    }
}
