package dev.hiring.scoring.result;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

import dev.hiring.events.Answer;
import dev.hiring.events.AnswerKey;
import dev.hiring.events.AssessmentEvent.CompletedItem;
import dev.hiring.events.MarkingScheme;
import dev.hiring.events.PinnedQuestion;
import dev.hiring.events.QuestionKind;
import dev.hiring.events.ScoreEvent.ItemScore;
import dev.hiring.events.ScoreEvent.Outcome;
import dev.hiring.scoring.marking.ItemMark;
import dev.hiring.scoring.marking.ItemMarking;
import dev.hiring.scoring.marking.Score;
import dev.hiring.scoring.marking.Unmarkable;

/**
 * One question of a session with its answer and, once marked, its mark.
 *
 * @param maximum what a right answer earns
 * @param answer sealed with the candidate's key; null where the candidate gave none
 * @param mark null while the keys are awaited
 * @param review what the reviewer gave, null where nobody has reviewed
 */
public record Item(
        String questionId,
        int version,
        QuestionKind kind,
        List<String> skills,
        BigDecimal maximum,
        @Nullable String answer,
        @Nullable ItemMark mark,
        @Nullable ItemReview review) {

    public Item {
        skills = List.copyOf(skills);
        if (maximum.signum() <= 0) {
            throw new Unmarkable("a question without marks");
        }
    }

    static Item of(CompletedItem item) {
        return new Item(
                item.questionId(), item.version(), item.kind(), item.skills(), item.marks(), item.answer(), null, null);
    }

    public PinnedQuestion question() {
        return new PinnedQuestion(questionId, version);
    }

    /** Whether a reviewer marks it or has marked it. */
    public boolean reviewable() {
        return mark != null && (mark.outcome() == Outcome.AWAITING_REVIEW || mark.outcome() == Outcome.REVIEWED);
    }

    public boolean awaitsReview() {
        return mark != null && mark.outcome() == Outcome.AWAITING_REVIEW;
    }

    /**
     * The answer in the open, to be marked or shown and never to be stored.
     *
     * @param open opens what was sealed with the candidate's key
     * @throws Unmarkable when it does not answer this question
     */
    public @Nullable Answer opened(Function<String, Answer> open) {
        if (answer == null) {
            return null;
        }
        Answer opened = open.apply(answer);
        if (opened.kind() != kind) {
            throw new Unmarkable("an answer of kind " + opened.kind() + " to a question of kind " + kind);
        }
        return opened;
    }

    Item marked(AnswerKey key, Function<String, Answer> open, MarkingScheme scheme) {
        if (key.kind() != kind) {
            throw new Unmarkable("a key of kind " + key.kind() + " to a question of kind " + kind);
        }
        return with(ItemMarking.mark(key, opened(open), maximum, scheme), null);
    }

    Item reviewed(ItemReview given) {
        return with(given.mark(), given);
    }

    /** Without what the candidate wrote and what was written about it. */
    Item erased() {
        return new Item(
                questionId,
                version,
                kind,
                skills,
                maximum,
                null,
                mark,
                review == null ? null : review.withoutComments());
    }

    Score.Part part() {
        return new Score.Part(skills, maximum, marked().marks());
    }

    ItemScore score() {
        return new ItemScore(questionId, version, marked().marks(), maximum, marked().outcome());
    }

    private ItemMark marked() {
        return Objects.requireNonNull(mark, "not marked yet");
    }

    private Item with(ItemMark newMark, @Nullable ItemReview newReview) {
        return new Item(questionId, version, kind, skills, maximum, answer, newMark, newReview);
    }
}
