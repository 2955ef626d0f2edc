package dev.hiring.events;

import java.math.BigDecimal;
import java.time.Instant;

/** Answer keys, for the scoring service alone. Emitted by the question service. */
public sealed interface AnswerKeyEvent extends Event {

    String questionId();

    int version();

    /** Each version has a key of its own, since tests in progress are pinned to older versions. */
    @Override
    default String key() {
        return questionId() + "/" + version();
    }

    /**
     * What is right for one version of a question, and what a reviewer needs to mark it.
     *
     * @param prompt Markdown, the same as the candidate saw
     */
    @EventType("hiring.answer-key.published.v1")
    record AnswerKeyPublished(
            String questionId,
            int version,
            BigDecimal marks,
            AnswerKey answerKey,
            String prompt,
            Guidance guidance,
            Instant publishedAt)
            implements AnswerKeyEvent {}
}
