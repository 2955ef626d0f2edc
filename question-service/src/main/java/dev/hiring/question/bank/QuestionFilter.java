package dev.hiring.question.bank;

import org.jspecify.annotations.Nullable;

import dev.hiring.events.Level;
import dev.hiring.events.QuestionKind;
import dev.hiring.events.Style;
import dev.hiring.kit.http.InvalidRequest;

/**
 * What a search asks for; what is null does not matter.
 *
 * @param text stands literally in the prompt or in an option, in capitals or not; 1 to 200 characters
 */
record QuestionFilter(
        @Nullable String skill,
        @Nullable String topic,
        @Nullable Level level,
        @Nullable QuestionKind kind,
        @Nullable Style style,
        @Nullable QuestionState state,
        @Nullable String text) {

    private static final int TEXT = 200;

    QuestionFilter {
        if (text != null && (text.isEmpty() || text.length() > TEXT)) {
            throw new InvalidRequest("text", "must have 1 to " + TEXT + " characters");
        }
        if (text != null && text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidRequest("text", "must not hold control characters");
        }
    }
}
