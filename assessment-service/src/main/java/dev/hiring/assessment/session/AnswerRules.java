package dev.hiring.assessment.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

import dev.hiring.events.Answer;
import dev.hiring.events.Answer.FreeText;
import dev.hiring.events.Answer.MultipleChoice;
import dev.hiring.events.Answer.Numeric;
import dev.hiring.events.Answer.ShortText;
import dev.hiring.events.Answer.SingleChoice;
import dev.hiring.events.Answer.TrueFalse;
import dev.hiring.events.Option;
import dev.hiring.kit.http.Unprocessable;

/** What may be answered to a question. */
final class AnswerRules {

    static final int MAX_SHORT_TEXT = 500;
    static final int MAX_FREE_TEXT = 10_000;
    /**
     * All answers of a session as they are sealed, in characters: they travel in one event, which has room for the rest
     * besides. Sealing makes four characters of three bytes.
     */
    static final int MAX_TOTAL_SEALED = 176 * 1024;

    /** No number asked for needs more; anything longer is an attempt to make somebody calculate. */
    private static final int MAX_DIGITS = 30;

    private AnswerRules() {}

    /**
     * The answer as it is kept: null if it says nothing, as an empty text does, so that it counts as none.
     *
     * @throws Unprocessable when it does not answer this question
     */
    static @Nullable Answer accept(Item item, Answer answer) {
        if (answer.kind() != item.kind()) {
            throw new Unprocessable("answer.kind", "is " + answer.kind() + " where " + item.kind() + " is asked");
        }
        return switch (answer) {
            case SingleChoice single -> {
                requireOption(item, single.option(), "answer.option");
                yield single;
            }
            case MultipleChoice multiple -> {
                multiple.options().forEach(option -> requireOption(item, option, "answer.options"));
                yield multiple.options().isEmpty() ? null : multiple;
            }
            case TrueFalse trueFalse -> trueFalse;
            case Numeric numeric -> {
                requirePlain(numeric.value());
                yield numeric;
            }
            case ShortText shortText -> isText(shortText.text(), MAX_SHORT_TEXT) ? shortText : null;
            case FreeText freeText -> isText(freeText.text(), MAX_FREE_TEXT) ? freeText : null;
        };
    }

    /** Refuses answers that together are too long. */
    static void requireRoom(List<Item> items) {
        int total = items.stream()
                .map(Item::answer)
                .filter(Objects::nonNull)
                .mapToInt(String::length)
                .sum();
        if (total > MAX_TOTAL_SEALED) {
            throw new Unprocessable("answer", "is too long: all answers of a test together have about 128 KiB at most");
        }
    }

    private static void requireOption(Item item, String option, String field) {
        if (item.options().stream().map(Option::id).noneMatch(id -> id.equals(option))) {
            throw new Unprocessable(field, "is not an option of the question");
        }
    }

    private static void requirePlain(BigDecimal value) {
        if (value.precision() > MAX_DIGITS || Math.abs((long) value.scale()) > MAX_DIGITS) {
            throw new Unprocessable("answer.value", "has more than " + MAX_DIGITS + " digits");
        }
    }

    private static boolean isText(String text, int limit) {
        if (text.length() > limit) {
            throw new Unprocessable("answer.text", "has more than " + limit + " characters");
        }
        if (!UTF_8.newEncoder().canEncode(text)) {
            // Such a text has no UTF-8, so no event could carry it.
            throw new Unprocessable("answer.text", "has half a surrogate pair");
        }
        return !text.isBlank();
    }
}
