package dev.hiring.question.bank;

import java.util.Collection;
import java.util.Set;
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
        @Nullable State state,
        @Nullable String text) {

    private static final Set<String> PARAMETERS =
            Set.of("skill", "topic", "level", "kind", "style", "state", "text", "limit", "cursor");
    private static final int TEXT = 200;

    QuestionFilter {
        if (text != null && (text.isEmpty() || text.length() > TEXT)) {
            throw new InvalidRequest("text", "must have 1 to " + TEXT + " characters");
        }
        if (text != null && text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidRequest("text", "must not hold control characters");
        }
    }

    /** Whoever mistypes a parameter would take the whole bank for what was found. */
    static void refuseUnknown(Collection<String> parameters) {
        for (String parameter : parameters) {
            if (!PARAMETERS.contains(parameter)) {
                throw new InvalidRequest(parameter, "is not a parameter of this list");
            }
        }
    }
}
