package dev.hiring.question.library;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.hiring.events.AnswerKey;
import dev.hiring.events.Criterion;
import dev.hiring.events.Guidance;
import dev.hiring.events.Level;
import dev.hiring.events.Option;
import dev.hiring.events.QuestionKind;
import dev.hiring.events.Style;
import dev.hiring.kit.http.InvalidRequest;
import dev.hiring.question.bank.Content;

/**
 * A question as the library's files write it: options tell themselves whether they are correct and get their ids, a, b,
 * c and so on, from their order.
 *
 * @param answer a number or true or false, by the kind
 */
record LibraryQuestion(
        String key,
        QuestionKind kind,
        Level level,
        Style style,
        List<String> skills,
        int estimatedSeconds,
        BigDecimal marks,
        String prompt,
        @Nullable List<Choice> options,
        @Nullable JsonNode answer,
        @Nullable BigDecimal tolerance,
        @Nullable List<String> accepted,
        @Nullable Boolean caseSensitive,
        @Nullable List<Criterion> rubric,
        @Nullable String explanation,
        @Nullable Guidance guidance) {

    /** Throws {@code InvalidRequest}, naming the field, for what does not make a question. */
    Content content(String topic) {
        refuseForeignFields();
        return new Content(
                topic,
                skills,
                level,
                style,
                estimatedSeconds,
                marks,
                prompt.strip(),
                options == null ? List.of() : lettered(options),
                answerKey(),
                explanation == null ? null : explanation.strip(),
                guidance == null ? Guidance.NONE : guidance);
    }

    private AnswerKey answerKey() {
        return switch (kind) {
            case SINGLE_CHOICE -> {
                Set<String> correct = correct();
                if (correct.size() != 1) {
                    throw new InvalidRequest("options", "must have one that is correct, not " + correct.size());
                }
                yield new AnswerKey.SingleChoice(correct.iterator().next());
            }
            case MULTIPLE_CHOICE -> new AnswerKey.MultipleChoice(correct());
            case TRUE_FALSE ->
                new AnswerKey.TrueFalse(
                        answer(JsonNode::isBoolean, "must be true or false").booleanValue());
            case NUMERIC ->
                new AnswerKey.Numeric(
                        answer(JsonNode::isNumber, "must be a number").decimalValue(),
                        required("tolerance", tolerance));
            case SHORT_TEXT ->
                new AnswerKey.ShortText(required("accepted", accepted), Boolean.TRUE.equals(caseSensitive));
            case FREE_TEXT -> new AnswerKey.FreeText(required("rubric", rubric));
        };
    }

    private JsonNode answer(Predicate<JsonNode> fits, String reason) {
        JsonNode given = required("answer", answer);
        if (!fits.test(given)) {
            throw new InvalidRequest("answer", reason);
        }
        return given;
    }

    private Set<String> correct() {
        List<Choice> choices = required("options", options);
        return IntStream.range(0, choices.size())
                .filter(i -> Boolean.TRUE.equals(choices.get(i).correct()))
                .mapToObj(LibraryQuestion::letter)
                .collect(Collectors.toSet());
    }

    private static List<Option> lettered(List<Choice> choices) {
        return IntStream.range(0, choices.size())
                .mapToObj(i -> new Option(letter(i), choices.get(i).text()))
                .toList();
    }

    private static String letter(int index) {
        return String.valueOf((char) ('a' + index));
    }

    /** A field of another kind would be dropped without a word otherwise. */
    private void refuseForeignFields() {
        List<String> present = new ArrayList<>();
        note(present, "options", options);
        note(present, "answer", answer);
        note(present, "tolerance", tolerance);
        note(present, "accepted", accepted);
        note(present, "caseSensitive", caseSensitive);
        note(present, "rubric", rubric);
        present.removeAll(
                switch (kind) {
                    case SINGLE_CHOICE, MULTIPLE_CHOICE -> Set.of("options");
                    case TRUE_FALSE -> Set.of("answer");
                    case NUMERIC -> Set.of("answer", "tolerance");
                    case SHORT_TEXT -> Set.of("accepted", "caseSensitive");
                    case FREE_TEXT -> Set.of("rubric");
                });
        if (!present.isEmpty()) {
            throw new InvalidRequest(present.getFirst(), "has no meaning for the kind " + kind);
        }
    }

    private static void note(List<String> present, String field, @Nullable Object value) {
        if (value != null) {
            present.add(field);
        }
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidRequest(field, "is missing");
        }
        return value;
    }

    /**
     * @param correct nothing means no
     */
    record Choice(String text, @Nullable Boolean correct) {}
}
