package dev.hiring.assessment.session;

import static dev.hiring.assessment.session.AnswerRules.MAX_FREE_TEXT;
import static dev.hiring.assessment.session.AnswerRules.MAX_SHORT_TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.hiring.events.Answer;
import dev.hiring.events.Event;
import dev.hiring.events.QuestionKind;
import dev.hiring.kit.http.Unprocessable;
import dev.hiring.kit.json.EventJson;

class AnswerRulesTests {

    static Stream<Answer> answers() {
        return Stream.of(
                new Answer.SingleChoice("b"),
                new Answer.MultipleChoice(Set.of("a", "c")),
                new Answer.TrueFalse(false),
                new Answer.Numeric(new BigDecimal("-12.50")),
                new Answer.ShortText("x".repeat(MAX_SHORT_TEXT)),
                new Answer.FreeText("\uD83D\uDE42 ".repeat(MAX_FREE_TEXT / 3)));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void acceptsWhatAnswersTheKind(Answer answer) {
        assertThat(AnswerRules.accept(SampleSession.item(answer.kind()), answer))
                .isSameAs(answer);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void refusesEveryOtherKind(Answer answer) {
        assertThat(QuestionKind.values())
                .filteredOn(kind -> kind != answer.kind())
                .hasSize(5)
                .allSatisfy(kind -> assertRefused(SampleSession.item(kind), answer, "answer.kind"));
    }

    static Stream<Answer> nothing() {
        return Stream.of(new Answer.MultipleChoice(Set.of()), new Answer.ShortText(""), new Answer.FreeText(" \n\t"));
    }

    @ParameterizedTest
    @MethodSource("nothing")
    void takesAnEmptyAnswerForNone(Answer answer) {
        assertThat(AnswerRules.accept(SampleSession.item(answer.kind()), answer))
                .isNull();
    }

    static Stream<Answer> invalid() {
        return Stream.of(
                new Answer.SingleChoice("d"),
                new Answer.SingleChoice("A"),
                new Answer.SingleChoice(""),
                new Answer.MultipleChoice(Set.of("a", "d")),
                new Answer.Numeric(new BigDecimal("1E+31")),
                new Answer.Numeric(new BigDecimal("1E-31")),
                new Answer.Numeric(new BigDecimal("1".repeat(31))),
                new Answer.ShortText("x".repeat(MAX_SHORT_TEXT + 1)),
                new Answer.FreeText("x".repeat(MAX_FREE_TEXT + 1)),
                new Answer.FreeText("half a pair: \uD83D"));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void refusesWhatCannotBeMeant(Answer answer) {
        assertThatExceptionOfType(Unprocessable.class)
                .isThrownBy(() -> AnswerRules.accept(SampleSession.item(answer.kind()), answer));
    }

    @Test
    void boundsAllAnswersTogetherByTheirSizeOnceSealed() {
        Item plain = freeText("x".repeat(MAX_FREE_TEXT));
        Item escaped = freeText("\u0001".repeat(MAX_FREE_TEXT));

        assertThatCode(() -> AnswerRules.requireRoom(Collections.nCopies(13, plain)))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(Unprocessable.class)
                .isThrownBy(() -> AnswerRules.requireRoom(Collections.nCopies(14, plain)));
        assertThatExceptionOfType(Unprocessable.class)
                .isThrownBy(() -> AnswerRules.requireRoom(List.of(escaped, escaped, escaped)));
    }

    /** What the question service allows at most: ten skills of fifty letters each. */
    @Test
    void leavesTheEventOfAFullSessionWithinItsSize() {
        List<Item> items = new ArrayList<>(Collections.nCopies(13, longest(new Answer.FreeText("\\".repeat(5_000)))));
        items.addAll(Collections.nCopies(87, longest(null)));
        assertThatCode(() -> AnswerRules.requireRoom(items)).doesNotThrowAnyException();
        Session session = SampleSession.invited()
                .start(() -> new Paper(1, items), SampleSession.STARTED_AT)
                .state();

        Event completed = session.submit(SampleSession.DEADLINE).events().getFirst();

        assertThat(EventJson.create().write(completed)).hasSizeLessThan(256 * 1024);
    }

    private static Item longest(@Nullable Answer answer) {
        return new Item(
                "00000000-0000-0000-0000-000000000000",
                100,
                QuestionKind.FREE_TEXT,
                "Section",
                "Prompt",
                List.of(),
                Collections.nCopies(10, "s".repeat(50)),
                new BigDecimal("1000.00"),
                answer == null ? null : SampleSession.seal(answer),
                null);
    }

    private static Item freeText(String text) {
        return SampleSession.item(QuestionKind.FREE_TEXT)
                .answered(SampleSession.seal(new Answer.FreeText(text)), SampleSession.STARTED_AT);
    }

    private static void assertRefused(Item item, Answer answer, String field) {
        assertThatExceptionOfType(Unprocessable.class)
                .isThrownBy(() -> AnswerRules.accept(item, answer))
                .withMessageStartingWith(field);
    }
}
