package dev.hiring.events;

import java.math.BigDecimal;
import java.util.Set;

/** What a candidate answered. In JSON the property {@code kind} holds the {@link QuestionKind}. */
public sealed interface Answer {

    QuestionKind kind();

    /** @param option the id of the option chosen */
    record SingleChoice(String option) implements Answer {
        @Override
        public QuestionKind kind() {
            return QuestionKind.SINGLE_CHOICE;
        }
    }

    /** @param options the ids of the options chosen */
    record MultipleChoice(Set<String> options) implements Answer {
        public MultipleChoice {
            options = Set.copyOf(options);
        }

        @Override
        public QuestionKind kind() {
            return QuestionKind.MULTIPLE_CHOICE;
        }
    }

    /** @param value what the candidate holds to be so */
    record TrueFalse(boolean value) implements Answer {
        @Override
        public QuestionKind kind() {
            return QuestionKind.TRUE_FALSE;
        }
    }

    /** @param value a decimal number */
    record Numeric(BigDecimal value) implements Answer {
        @Override
        public QuestionKind kind() {
            return QuestionKind.NUMERIC;
        }
    }

    /** @param text a word or a few */
    record ShortText(String text) implements Answer {
        @Override
        public QuestionKind kind() {
            return QuestionKind.SHORT_TEXT;
        }
    }

    /** @param text any number of lines */
    record FreeText(String text) implements Answer {
        @Override
        public QuestionKind kind() {
            return QuestionKind.FREE_TEXT;
        }
    }
}
