package dev.hiring.scoring.answerkey;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

import dev.hiring.events.AnswerKey;
import dev.hiring.events.AnswerKeyEvent.AnswerKeyPublished;
import dev.hiring.events.Criterion;
import dev.hiring.events.Guidance;
import dev.hiring.events.PinnedQuestion;
import dev.hiring.scoring.marking.Unmarkable;

/**
 * What is right for one version of a question, and what a reviewer needs to mark it. Never changes.
 *
 * @param id organization, question and version
 * @param prompt Markdown
 */
@Document("answer-keys")
public record StoredKey(
        @Id String id,
        String organization,
        String questionId,
        int questionVersion,
        AnswerKey answerKey,
        String prompt,
        Guidance guidance) {

    /** A key by which nothing could be marked is refused here, before any session waits for it. */
    public StoredKey {
        switch (answerKey) {
            case AnswerKey.SingleChoice key -> require(!key.option().isBlank(), "a key that names no option");
            case AnswerKey.MultipleChoice key -> require(!key.options().isEmpty(), "a key that names no option");
            case AnswerKey.TrueFalse _ -> {}
            case AnswerKey.Numeric key -> require(key.tolerance().signum() >= 0, "a key with a tolerance below 0");
            case AnswerKey.ShortText key -> require(!key.accepted().isEmpty(), "a key that accepts nothing");
            case AnswerKey.FreeText key -> checkRubric(key.rubric());
        }
    }

    static StoredKey of(String organization, AnswerKeyPublished event) {
        PinnedQuestion question = new PinnedQuestion(event.questionId(), event.version());
        return new StoredKey(
                id(organization, question),
                organization,
                event.questionId(),
                event.version(),
                event.answerKey(),
                event.prompt(),
                event.guidance());
    }

    static String id(String organization, PinnedQuestion question) {
        return organization + "/" + question.questionId() + "/" + question.version();
    }

    public PinnedQuestion question() {
        return new PinnedQuestion(questionId, questionVersion);
    }

    private static void checkRubric(List<Criterion> rubric) {
        Set<String> ids = new HashSet<>();
        require(!rubric.isEmpty(), "a key with an empty rubric");
        for (Criterion criterion : rubric) {
            require(ids.add(criterion.id()), "a rubric that names a criterion twice");
            require(criterion.marks().signum() > 0, "a rubric with a criterion without marks");
        }
    }

    private static void require(boolean holds, String complaint) {
        if (!holds) {
            throw new Unmarkable(complaint);
        }
    }
}
