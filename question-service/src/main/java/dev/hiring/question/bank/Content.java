package dev.hiring.question.bank;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

import dev.hiring.events.AnswerKey;
import dev.hiring.events.Guidance;
import dev.hiring.events.Level;
import dev.hiring.events.Option;
import dev.hiring.events.QuestionKind;
import dev.hiring.events.Style;

/**
 * What a question says, asks for and is worth; two contents with the same words and the same key are equal.
 *
 * @param kind the key's
 * @param topic a slug
 * @param skills 1 to 10 slugs; an answer counts for each of them
 * @param estimatedSeconds how long an answer takes, 10 to 7200
 * @param marks what a right answer earns, greater than 0, at most 1000, two decimals
 * @param prompt Markdown, 1 to 20,000 characters
 * @param options 2 to 10 where the key is a choice, otherwise empty
 * @param explanation why the key is right, Markdown; candidates never see it
 */
public record Content(
        QuestionKind kind,
        String topic,
        List<String> skills,
        Level level,
        Style style,
        int estimatedSeconds,
        BigDecimal marks,
        String prompt,
        List<Option> options,
        AnswerKey answerKey,
        @Nullable String explanation,
        Guidance guidance) {

    /** Throws {@code InvalidRequest} with everything that is wrong, field by field. */
    public Content {
        skills = List.copyOf(skills);
        options = List.copyOf(options);
        new ContentRules()
                .slug("topic", topic)
                .skills(skills)
                .seconds(estimatedSeconds)
                .marks("marks", marks)
                .text("prompt", prompt, ContentRules.PROMPT)
                .key(answerKey, options, marks)
                .explanation(explanation)
                .guidance(guidance)
                .require("kind", kind == answerKey.kind(), "must be the answer key's")
                .enforce();
        // 2, 2.0 and 2.00 are the same marks: whether a content has changed must not depend on how they were typed.
        marks = KeyRules.plain(marks);
        answerKey = KeyRules.plain(answerKey);
    }

    public Content(
            String topic,
            List<String> skills,
            Level level,
            Style style,
            int estimatedSeconds,
            BigDecimal marks,
            String prompt,
            List<Option> options,
            AnswerKey answerKey,
            @Nullable String explanation,
            Guidance guidance) {
        this(
                answerKey.kind(),
                topic,
                skills,
                level,
                style,
                estimatedSeconds,
                marks,
                prompt,
                options,
                answerKey,
                explanation,
                guidance);
    }
}
