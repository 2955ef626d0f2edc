package dev.hiring.events;

import java.math.BigDecimal;
import java.util.Set;

/** What a candidate answered. In JSON the property {@code kind} holds the {@link QuestionKind}. */
public sealed interface Answer {

    QuestionKind kind();

    record SingleChoice(String option) implements Answer {
        @Override
        public QuestionKind kind() {
            return QuestionKind.SINGLE_CHOICE;
        }
    }

    record MultipleChoice(Set<String> options) implements Answer {
        public MultipleChoice {
            options = Set.copyOf(options);
        }

        @Override
        public QuestionKind kind() {
            return QuestionKind.MULTIPLE_CHOICE;
        }
    }

    record TrueFalse(boolean value) implements Answer {
        @Override
        public QuestionKind kind() {
            return QuestionKind.TRUE_FALSE;
        }
    }

    record Numeric(BigDecimal value) implements Answer {
        @Override
        public QuestionKind kind() {
            return QuestionKind.NUMERIC;
        }
    }

    record ShortText(String text) implements Answer {
        @Override
        public QuestionKind kind() {
            return QuestionKind.SHORT_TEXT;
        }
    }

    record FreeText(String text) implements Answer {
        @Override
        public QuestionKind kind() {
            return QuestionKind.FREE_TEXT;
        }
    }
}
