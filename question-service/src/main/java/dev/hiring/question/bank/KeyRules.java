package dev.hiring.question.bank;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.hiring.events.AnswerKey;
import dev.hiring.events.Criterion;
import dev.hiring.events.Option;

/** What the options and the key of a question owe each other, kind by kind. */
final class KeyRules {

    static final int MAX_OPTIONS = 10;
    static final int OPTION = 2_000;
    static final int MAX_ACCEPTED = 50;
    static final int ACCEPTED = 200;
    static final int MAX_CRITERIA = 10;
    static final int CRITERION_TITLE = 200;
    static final int CRITERION = 1_000;

    private static final int DIGITS = 15;
    private static final String NUMBER = "a number of at most 15 digits before and 15 after the point";

    private KeyRules() {}

    static void check(ContentRules rules, AnswerKey key, List<Option> options, BigDecimal marks) {
        boolean choice = key instanceof AnswerKey.SingleChoice || key instanceof AnswerKey.MultipleChoice;
        if (choice) {
            options(rules, options);
        } else {
            rules.require("options", options.isEmpty(), "must be empty unless the question is a choice");
        }
        Set<String> ids = options.stream().map(Option::id).collect(Collectors.toSet());
        switch (key) {
            case AnswerKey.SingleChoice single ->
                rules.require("answerKey.option", ids.contains(single.option()), "must be the id of an option");
            case AnswerKey.MultipleChoice multiple -> multipleChoice(rules, ids, multiple);
            case AnswerKey.TrueFalse _ -> {}
            case AnswerKey.Numeric numeric -> numeric(rules, numeric);
            case AnswerKey.ShortText shortText -> accepted(rules, shortText.accepted());
            case AnswerKey.FreeText freeText -> rubric(rules, freeText.rubric(), marks);
        }
    }

    /** Numbers as they are compared and stored: without trailing zeros, never in exponents. */
    static AnswerKey plain(AnswerKey key) {
        return switch (key) {
            case AnswerKey.Numeric(var value, var tolerance) -> new AnswerKey.Numeric(plain(value), plain(tolerance));
            case AnswerKey.FreeText(var rubric) ->
                new AnswerKey.FreeText(rubric.stream()
                        .map(line -> new Criterion(line.id(), line.title(), line.description(), plain(line.marks())))
                        .toList());
            case AnswerKey.SingleChoice _, AnswerKey.MultipleChoice _, AnswerKey.TrueFalse _, AnswerKey.ShortText _ ->
                key;
        };
    }

    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static void options(ContentRules rules, List<Option> options) {
        rules.count("options", options.size(), 2, MAX_OPTIONS);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < options.size(); i++) {
            rules.id("options[" + i + "].id", options.get(i).id(), seen)
                    .text("options[" + i + "].text", options.get(i).text(), OPTION);
        }
    }

    /** Some but not all: a question that accepts everything asks nothing. */
    private static void multipleChoice(ContentRules rules, Set<String> ids, AnswerKey.MultipleChoice key) {
        rules.require("answerKey.options", ids.containsAll(key.options()), "must be ids of options")
                .require("answerKey.options", !key.options().isEmpty(), "must name at least one option")
                .require("answerKey.options", !key.options().containsAll(ids), "must not name every option");
    }

    private static void numeric(ContentRules rules, AnswerKey.Numeric key) {
        rules.require("answerKey.value", isSmall(key.value()), "must be " + NUMBER)
                .require(
                        "answerKey.tolerance",
                        isSmall(key.tolerance()) && key.tolerance().signum() >= 0,
                        "must be 0 or more and " + NUMBER);
    }

    private static void accepted(ContentRules rules, List<String> accepted) {
        rules.count("answerKey.accepted", accepted.size(), 1, MAX_ACCEPTED);
        for (int i = 0; i < accepted.size(); i++) {
            rules.text("answerKey.accepted[" + i + "]", accepted.get(i), ACCEPTED);
        }
    }

    private static void rubric(ContentRules rules, List<Criterion> rubric, BigDecimal marks) {
        rules.count("answerKey.rubric", rubric.size(), 1, MAX_CRITERIA);
        Set<String> seen = new HashSet<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < rubric.size(); i++) {
            String field = "answerKey.rubric[" + i + "].";
            Criterion line = rubric.get(i);
            rules.id(field + "id", line.id(), seen)
                    .text(field + "title", line.title(), CRITERION_TITLE)
                    .text(field + "description", line.description(), CRITERION)
                    .marks(field + "marks", line.marks());
            sum = isSmall(line.marks()) ? sum.add(line.marks()) : sum;
        }
        rules.require("answerKey.rubric", sum.compareTo(marks) == 0, "must add up to the question's marks");
    }

    /** Keeps a number such as 1e999999999 from being written out, and all digits of the others in the store. */
    private static boolean isSmall(BigDecimal number) {
        return number.scale() <= DIGITS && (long) number.precision() - number.scale() <= DIGITS;
    }
}
