package dev.hiring.scoring.marking;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

import dev.hiring.events.Answer;
import dev.hiring.events.AnswerKey;
import dev.hiring.events.MarkingScheme;
import dev.hiring.events.MarkingScheme.PartialCredit;
import dev.hiring.events.ScoreEvent.Outcome;

/**
 * Marks one answer by its key. With {@code m} for the marks of the question:
 *
 * <ul>
 *   <li>No answer, no option chosen, or nothing but white space: 0. Leaving out is never worse than guessing wrong.
 *   <li>Right: {@code m}. Wrong: {@code −penalty · m}, which is formula scoring, or correction for guessing: with
 *       {@code k} options a penalty of {@code 1 / (k − 1)} makes blind guessing worth 0 on average (R. B. Frary,
 *       <i>Formula scoring of multiple-choice tests</i>, Educational Measurement: Issues and Practice 7(2), 1988).
 *   <li>Multiple choice, all or nothing: right is exactly the set of right options.
 *   <li>Multiple choice, right minus wrong: {@code m · max(0, right − wrong) / rightOnesThereAre}. The wrong choices
 *       have been taken off already, so there is no penalty besides (the plus/minus method with a floor of 0: J. Betts
 *       et al., <i>Evaluating different scoring methods for multiple response items providing partial credit</i>,
 *       Educational and Psychological Measurement 82(1), 2022).
 *   <li>Numeric: right if {@code |answer − value| ≤ tolerance}, exactly, in decimal.
 *   <li>Short text: right if it reads as one of the accepted answers, see {@link ShortText}.
 *   <li>Free text: 0 until a reviewer has marked it, see {@link RubricMarking}; no penalty.
 * </ul>
 */
public final class ItemMarking {

    private ItemMarking() {}

    private record Pair(AnswerKey key, Answer answer) {}

    /**
     * @param marks what a right answer earns, greater than 0
     * @throws Unmarkable when the answer is of another kind than the key
     */
    public static ItemMark mark(AnswerKey key, @Nullable Answer answer, BigDecimal marks, MarkingScheme scheme) {
        if (answer == null) {
            return ItemMark.UNANSWERED;
        }
        return switch (new Pair(key, answer)) {
            case Pair(AnswerKey.SingleChoice right, Answer.SingleChoice given) ->
                rightOrWrong(given.option().equals(right.option()), marks, scheme);
            case Pair(AnswerKey.TrueFalse right, Answer.TrueFalse given) ->
                rightOrWrong(given.value() == right.value(), marks, scheme);
            case Pair(AnswerKey.MultipleChoice right, Answer.MultipleChoice given) ->
                multipleChoice(right.options(), given.options(), marks, scheme);
            case Pair(AnswerKey.Numeric right, Answer.Numeric given) ->
                rightOrWrong(within(right, given.value()), marks, scheme);
            case Pair(AnswerKey.ShortText right, Answer.ShortText given) ->
                ShortText.isBlank(given.text())
                        ? ItemMark.UNANSWERED
                        : rightOrWrong(ShortText.accepts(right, given.text()), marks, scheme);
            case Pair(AnswerKey.FreeText _, Answer.FreeText given) ->
                ShortText.isBlank(given.text()) ? ItemMark.UNANSWERED : ItemMark.AWAITING_REVIEW;
            // One by one, so that a new kind of question does not compile until it is marked above.
            case Pair(AnswerKey.SingleChoice _, Answer _),
                    Pair(AnswerKey.TrueFalse _, Answer _),
                    Pair(AnswerKey.MultipleChoice _, Answer _),
                    Pair(AnswerKey.Numeric _, Answer _),
                    Pair(AnswerKey.ShortText _, Answer _),
                    Pair(AnswerKey.FreeText _, Answer _) ->
                throw new Unmarkable("an answer of kind " + answer.kind() + " to a question of kind " + key.kind());
        };
    }

    private static ItemMark rightOrWrong(boolean right, BigDecimal marks, MarkingScheme scheme) {
        return right
                ? new ItemMark(marks, Outcome.RIGHT)
                : new ItemMark(marks.multiply(scheme.penalty()).negate(), Outcome.WRONG);
    }

    private static ItemMark multipleChoice(
            Set<String> right, Set<String> given, BigDecimal marks, MarkingScheme scheme) {
        if (given.isEmpty()) {
            return ItemMark.UNANSWERED;
        }
        if (given.equals(right) || scheme.partialCredit() == PartialCredit.NONE) {
            return rightOrWrong(given.equals(right), marks, scheme);
        }
        long hits = given.stream().filter(right::contains).count();
        long net = Math.max(0, hits - (given.size() - hits));
        return ItemMark.share(
                marks,
                BigDecimal.valueOf(net),
                BigDecimal.valueOf(right.size()),
                net == 0 ? Outcome.WRONG : Outcome.PARTLY_RIGHT);
    }

    /** Compares with both ends instead of subtracting: an answer such as 1e999999999 then costs nothing to refuse. */
    private static boolean within(AnswerKey.Numeric right, BigDecimal given) {
        return given.compareTo(right.value().subtract(right.tolerance())) >= 0
                && given.compareTo(right.value().add(right.tolerance())) <= 0;
    }
}
