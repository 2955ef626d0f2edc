package dev.hiring.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What happens to questions, as far as a candidate may know it. Emitted by the question service. */
public sealed interface QuestionEvent extends Event {

    String questionId();

    @Override
    default String key() {
        return questionId();
    }

    /**
     * A version of a question may be asked from now on; it never changes.
     *
     * @param version counts the published versions of this question from 1
     * @param prompt Markdown
     * @param options empty unless the kind is a choice
     * @param marks what a right answer earns unless an assessment says otherwise
     */
    @EventType("hiring.question.published.v1")
    record QuestionPublished(
            String questionId,
            int version,
            QuestionKind kind,
            String prompt,
            List<Option> options,
            List<String> skills,
            String topic,
            Level level,
            Style style,
            int estimatedSeconds,
            BigDecimal marks,
            Instant publishedAt)
            implements QuestionEvent {
        public QuestionPublished {
            options = List.copyOf(options);
            skills = List.copyOf(skills);
        }
    }

    /** The question is not drawn any more; tests that hold it go on. */
    @EventType("hiring.question.retired.v1")
    record QuestionRetired(String questionId, int version, Instant retiredAt) implements QuestionEvent {}
}
