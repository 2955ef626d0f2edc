package dev.hiring.scoring.marking;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

import dev.hiring.events.ScoreEvent.Outcome;

/**
 * What one question of a session earned.
 *
 * @param marks from {@code −penalty · marks of the question} to {@code marks of the question}; 0 while a reviewer is
 *     awaited
 */
public record ItemMark(BigDecimal marks, Outcome outcome) {

    /** Ten digits keep thirds apart from what they are compared with, and still read well. */
    static final MathContext DIGITS = new MathContext(10, RoundingMode.HALF_UP);

    static final ItemMark UNANSWERED = new ItemMark(BigDecimal.ZERO, Outcome.UNANSWERED);
    static final ItemMark AWAITING_REVIEW = new ItemMark(BigDecimal.ZERO, Outcome.AWAITING_REVIEW);

    /** Trailing zeros and exponents go, so that equal marks are equal records and read as numbers do. */
    public ItemMark {
        marks = plain(marks);
    }

    /** A share of the question's marks, {@code marks · part / whole}, rounded half up to ten significant digits. */
    static ItemMark share(BigDecimal marks, BigDecimal part, BigDecimal whole, Outcome outcome) {
        return new ItemMark(marks.multiply(part).divide(whole, DIGITS).min(marks), outcome);
    }

    static BigDecimal plain(BigDecimal marks) {
        BigDecimal stripped = marks.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
