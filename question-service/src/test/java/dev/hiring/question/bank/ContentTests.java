package dev.hiring.question.bank;

import static dev.hiring.question.bank.Contents.criterion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hiring.events.AnswerKey;
import dev.hiring.events.Criterion;
import dev.hiring.events.Guidance;
import dev.hiring.events.Option;
import dev.hiring.events.QuestionKind;
import dev.hiring.kit.http.InvalidRequest;
import dev.hiring.kit.json.EventJson;

class ContentTests {

    @ParameterizedTest
    @MethodSource
    void acceptsEveryKind(AnswerKey key, List<Option> options) {
        Content content = Contents.with(c -> {
            c.options = options;
            c.answerKey = key;
        });

        assertThat(content.kind()).isEqualTo(key.kind());
    }

    static Stream<Arguments> acceptsEveryKind() {
        List<Option> options = options(3);
        return Stream.of(
                arguments(new AnswerKey.SingleChoice("o0"), options),
                arguments(new AnswerKey.MultipleChoice(Set.of("o0")), options),
                arguments(new AnswerKey.MultipleChoice(Set.of("o0", "o2")), options),
                arguments(new AnswerKey.TrueFalse(false), List.of()),
                arguments(numeric("-1.5", "0"), List.of()),
                arguments(new AnswerKey.ShortText(List.of("HTTP 404", "404"), false), List.of()),
                arguments(new AnswerKey.FreeText(List.of(criterion("a", "0.25"), criterion("b", "0.75"))), List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void namesTheFieldOfEveryFault(String field, Consumer<Contents> fault) {
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> Contents.with(fault))
                .withMessageStartingWith(field + " ");
    }

    static Stream<Arguments> namesTheFieldOfEveryFault() {
        return Stream.of(
                fault("topic", c -> c.topic = ""),
                fault("topic", c -> c.topic = "SQL and NoSQL"),
                fault("topic", c -> c.topic = "a".repeat(51)),
                fault("skills", c -> c.skills = List.of()),
                fault(
                        "skills",
                        c -> c.skills = IntStream.range(0, 11)
                                .mapToObj(i -> "skill-" + i)
                                .toList()),
                fault("skills[1]", c -> c.skills = List.of("sql", "C++")),
                fault("skills[1]", c -> c.skills = List.of("sql", "sql")),
                fault("estimatedSeconds", c -> c.estimatedSeconds = 9),
                fault("estimatedSeconds", c -> c.estimatedSeconds = 7_201),
                fault("marks", c -> c.marks = BigDecimal.ZERO),
                fault("marks", c -> c.marks = new BigDecimal("-1")),
                fault("marks", c -> c.marks = new BigDecimal("1000.01")),
                fault("marks", c -> c.marks = new BigDecimal("0.333")),
                fault("marks", c -> c.marks = new BigDecimal("1e-999999999")),
                fault("marks", c -> c.marks = new BigDecimal("1e999999999")),
                fault("prompt", c -> c.prompt = " \n"),
                fault("prompt", c -> c.prompt = "x".repeat(20_001)),
                fault("prompt", c -> c.prompt = "a\u0000b"),
                fault("prompt", c -> c.prompt = "\u001b[31mred"),
                fault("prompt", c -> c.prompt = "half a pair: \ud83d"),
                fault("explanation", c -> c.explanation = ""),
                fault("explanation", c -> c.explanation = "x".repeat(5_001)),
                fault("guidance.covers", c -> c.guidance = points(11)),
                fault("guidance.covers[0]", c -> c.guidance = new Guidance(List.of(" "), List.of(), List.of())),
                fault(
                        "guidance.lookFor[0]",
                        c -> c.guidance = new Guidance(List.of(), List.of("x".repeat(501)), List.of())),
                fault("guidance.doNotAccept[0]", c -> c.guidance = new Guidance(List.of(), List.of(), List.of(""))),
                fault("options", c -> {
                    c.options = options(1);
                    c.answerKey = new AnswerKey.SingleChoice("o0");
                }),
                fault("options", c -> {
                    c.options = options(11);
                    c.answerKey = new AnswerKey.SingleChoice("o0");
                }),
                fault("options", c -> c.answerKey = new AnswerKey.TrueFalse(true)),
                fault("options[1].id", c -> {
                    c.options = List.of(new Option("a", "x"), new Option("a", "y"));
                    c.answerKey = new AnswerKey.SingleChoice("a");
                }),
                fault("options[1].id", c -> {
                    c.options = List.of(new Option("a", "x"), new Option("B", "y"));
                    c.answerKey = new AnswerKey.SingleChoice("a");
                }),
                fault("options[1].text", c -> {
                    c.options = List.of(new Option("a", "x"), new Option("b", ""));
                    c.answerKey = new AnswerKey.SingleChoice("a");
                }),
                fault("answerKey.option", c -> c.answerKey = new AnswerKey.SingleChoice("z")),
                fault("answerKey.options", c -> c.answerKey = new AnswerKey.MultipleChoice(Set.of())),
                fault("answerKey.options", c -> c.answerKey = new AnswerKey.MultipleChoice(Set.of("a", "z"))),
                fault("answerKey.options", c -> c.answerKey = new AnswerKey.MultipleChoice(Set.of("a", "b", "c"))),
                keyFault("answerKey.tolerance", numeric("1", "-0.1")),
                keyFault("answerKey.value", numeric("1e16", "0")),
                keyFault("answerKey.value", numeric("1e-16", "0")),
                keyFault("answerKey.value", numeric("1e2147483647", "0")),
                keyFault("answerKey.accepted", new AnswerKey.ShortText(List.of(), false)),
                keyFault(
                        "answerKey.accepted",
                        new AnswerKey.ShortText(
                                IntStream.range(0, 51).mapToObj(String::valueOf).toList(), false)),
                keyFault("answerKey.accepted[1]", new AnswerKey.ShortText(List.of("x", " "), false)),
                keyFault("answerKey.rubric", new AnswerKey.FreeText(List.of())),
                keyFault("answerKey.rubric", new AnswerKey.FreeText(List.of(criterion("a", "0.5")))),
                keyFault("answerKey.rubric[0].id", new AnswerKey.FreeText(List.of(criterion("?", "1")))),
                keyFault(
                        "answerKey.rubric[1].id",
                        new AnswerKey.FreeText(List.of(criterion("a", "0.5"), criterion("a", "0.5")))),
                keyFault(
                        "answerKey.rubric[1].marks",
                        new AnswerKey.FreeText(List.of(criterion("a", "1"), criterion("b", "0")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"語", "\"", "🤔", "ß"})
    void theLongestTextsFitAnEvent(String letter) {
        Content longest = Contents.with(c -> {
            c.marks = BigDecimal.TEN;
            c.prompt = filled(letter, ContentRules.PROMPT);
            c.explanation = filled(letter, ContentRules.EXPLANATION);
            c.options = List.of();
            c.answerKey = new AnswerKey.FreeText(times(
                    KeyRules.MAX_CRITERIA,
                    i -> new Criterion(
                            "c" + i,
                            filled(letter, KeyRules.CRITERION_TITLE),
                            filled(letter, KeyRules.CRITERION),
                            BigDecimal.ONE)));
            List<String> points = times(ContentRules.GUIDANCE_POINTS, _ -> filled(letter, ContentRules.GUIDANCE_POINT));
            c.guidance = new Guidance(points, points, points);
        });

        assertFitsEvents(longest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"語", "\""})
    void theLongestOptionsFitAnEvent(String letter) {
        Content longest = Contents.with(c -> {
            c.prompt = filled(letter, ContentRules.PROMPT);
            c.options = times(KeyRules.MAX_OPTIONS, i -> new Option("o" + i, filled(letter, KeyRules.OPTION)));
            c.answerKey = new AnswerKey.SingleChoice("o0");
        });

        assertFitsEvents(longest);
    }

    @Test
    void tellsAllFaultsAtOnce() {
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> Contents.with(c -> {
                    c.topic = "";
                    c.prompt = "";
                    c.estimatedSeconds = 0;
                }))
                .withMessageStartingWith("topic ")
                .withMessageEndingWith(", and 2 more.");
    }

    @Test
    void tellsFiftyFaultsAtMost() {
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> Contents.with(c -> c.skills = times(10_000, _ -> "C++")))
                .withMessageEndingWith(", and 49 more.");
    }

    @Test
    void isTheSameHoweverItsNumbersWereTyped() {
        assertThat(Contents.with(c -> c.marks = new BigDecimal("10.00")))
                .isEqualTo(Contents.with(c -> c.marks = new BigDecimal("1e1")));
        assertThat(Contents.withKey(numeric("100", "0.0"))).isEqualTo(Contents.withKey(numeric("1e2", "0")));
    }

    @Test
    void keepsMarkdownAndEmojiAsTheyAre() {
        String prompt = "What does this print? \ud83e\udd14\n\n```java\n\tprint(\"مرحبا\");\r\n```";

        assertThat(Contents.with(c -> c.prompt = prompt).prompt()).isEqualTo(prompt);
    }

    @Test
    void knowsItsKind() {
        assertThat(Contents.sound().kind()).isEqualTo(QuestionKind.SINGLE_CHOICE);
    }

    private static void assertFitsEvents(Content content) {
        assertThat(Question.draft("q1", "acme", content, Instant.EPOCH)
                        .state()
                        .publish(Instant.EPOCH)
                        .events())
                .allSatisfy(event -> assertThat(EventJson.create().write(event)).hasSizeLessThan(256 * 1024));
    }

    private static String filled(String letter, int length) {
        return letter.repeat(length / letter.length());
    }

    private static <T> List<T> times(int count, IntFunction<T> element) {
        return IntStream.range(0, count).mapToObj(element).toList();
    }

    private static Arguments fault(String field, Consumer<Contents> fault) {
        return arguments(field, fault);
    }

    private static Arguments keyFault(String field, AnswerKey key) {
        return fault(field, c -> {
            c.options = List.of();
            c.answerKey = key;
        });
    }

    private static List<Option> options(int count) {
        return times(count, i -> new Option("o" + i, "Option " + i));
    }

    private static AnswerKey numeric(String value, String tolerance) {
        return new AnswerKey.Numeric(new BigDecimal(value), new BigDecimal(tolerance));
    }

    private static Guidance points(int count) {
        return new Guidance(
                IntStream.range(0, count).mapToObj(i -> "Point " + i).toList(), List.of(), List.of());
    }
}
