package dev.hiring.events;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** What is right. In JSON the property {@code kind} holds the {@link QuestionKind}. */
public sealed interface AnswerKey {

    QuestionKind kind();

    /** @param option the id of the right option */
    record SingleChoice(String option) implements AnswerKey {
        @Override
        public QuestionKind kind() {
            return QuestionKind.SINGLE_CHOICE;
        }
    }

    /** @param options the ids of all right options */
    record MultipleChoice(Set<String> options) implements AnswerKey {
        public MultipleChoice {
            options = Set.copyOf(options);
        }

        @Override
        public QuestionKind kind() {
            return QuestionKind.MULTIPLE_CHOICE;
        }
    }

    /** @param value what is so */
    record TrueFalse(boolean value) implements AnswerKey {
        @Override
        public QuestionKind kind() {
            return QuestionKind.TRUE_FALSE;
        }
    }

    /**
     * @param value the right number
     * @param tolerance the greatest absolute difference from {@code value} that is still right, 0 or more
     */
    record Numeric(BigDecimal value, BigDecimal tolerance) implements AnswerKey {
        @Override
        public QuestionKind kind() {
            return QuestionKind.NUMERIC;
        }
    }

    /**
     * @param accepted any of these is right, compared after white space is trimmed and runs of it are folded
     * @param caseSensitive whether capitals count in the comparison
     */
    record ShortText(List<String> accepted, boolean caseSensitive) implements AnswerKey {
        public ShortText {
            accepted = List.copyOf(accepted);
        }

        @Override
        public QuestionKind kind() {
            return QuestionKind.SHORT_TEXT;
        }
    }

    /** @param rubric what earns the marks, line by line */
    record FreeText(List<Criterion> rubric) implements AnswerKey {
        public FreeText {
            rubric = List.copyOf(rubric);
        }

        @Override
        public QuestionKind kind() {
            return QuestionKind.FREE_TEXT;
        }
    }
}
