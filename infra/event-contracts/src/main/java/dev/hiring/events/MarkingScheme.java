package dev.hiring.events;

import java.math.BigDecimal;

/**
 * How an assessment turns answers into marks.
 *
 * @param penalty the share of a question's marks that a wrong answer costs, 0 to 1; an unanswered question costs nothing
 * @param partialCredit what a partly right multiple choice earns
 * @param floor the least total, in marks, 0 or less
 */
public record MarkingScheme(BigDecimal penalty, PartialCredit partialCredit, BigDecimal floor) {

    /** One mark for right, nothing for wrong. */
    public static final MarkingScheme PLAIN = new MarkingScheme(BigDecimal.ZERO, PartialCredit.NONE, BigDecimal.ZERO);

    public enum PartialCredit {
        /** All or nothing. */
        NONE,
        /** Right choices less wrong ones, as a share of the right ones there are. */
        RIGHT_MINUS_WRONG
    }
}
