package dev.hiring.kit.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hiring.events.Answer;
import dev.hiring.events.AnswerKey;
import dev.hiring.events.AnswerKeyEvent.AnswerKeyPublished;
import dev.hiring.events.AssessmentEvent.AssessmentCompleted;
import dev.hiring.events.AssessmentEvent.CompletedItem;
import dev.hiring.events.AssessmentEvent.Completion;
import dev.hiring.events.Guidance;
import dev.hiring.events.MarkingScheme;
import dev.hiring.events.QuestionKind;

class EventJsonTests {

    private static final Instant TIME = Instant.parse("2026-01-31T12:00:00.123Z");

    private final EventJson json = EventJson.create();

    private static AnswerKeyPublished published(AnswerKey key) {
        return new AnswerKeyPublished("q", 1, new BigDecimal("1E+2"), key, "Prompt", Guidance.NONE, TIME);
    }

    private static String valid() {
        return new String(EventJson.create().write(published(new AnswerKey.SingleChoice("a"))), UTF_8);
    }

    @Test
    void writesPlainNumbersInstantsAndKinds() {
        assertThat(valid()).isEqualTo("""
                {"questionId":"q","version":1,"marks":100,"answerKey":{"kind":"SINGLE_CHOICE","option":"a"},\
                "prompt":"Prompt","guidance":{"covers":[],"lookFor":[],"doNotAccept":[]},\
                "publishedAt":"2026-01-31T12:00:00.123Z"}""");
    }

    @Test
    void readsEveryKindOfKeyThatItWrote() {
        List<AnswerKey> keys = List.of(
                new AnswerKey.SingleChoice("a"),
                new AnswerKey.MultipleChoice(Set.of("a", "b")),
                new AnswerKey.TrueFalse(true),
                new AnswerKey.Numeric(new BigDecimal("0.1000000000000000055511151231257827"), BigDecimal.ZERO),
                new AnswerKey.ShortText(List.of("git"), false),
                new AnswerKey.FreeText(List.of()));
        assertThat(keys).extracting(AnswerKey::kind).containsExactly(QuestionKind.values());
        for (AnswerKey key : keys) {
            AnswerKeyPublished read = json.read(json.write(published(key)), AnswerKeyPublished.class);
            assertThat(read.answerKey()).isEqualTo(key);
        }
    }

    @Test
    void readsSealedAnswersAndTheirAbsence() {
        List<CompletedItem> items = List.of(item("c2VhbGVk"), item(null));
        AssessmentCompleted event = new AssessmentCompleted(
                "s", "a", "c", "j", "t", Completion.SUBMITTED, MarkingScheme.PLAIN, items, TIME, TIME);
        assertThat(json.read(json.write(event), AssessmentCompleted.class)).isEqualTo(event);
    }

    private static CompletedItem item(@Nullable String answer) {
        return new CompletedItem("q", 1, QuestionKind.NUMERIC, List.of("sql"), BigDecimal.ONE, answer);
    }

    @Test
    void readsAnswersOfEveryKind() {
        List<Answer> answers = List.of(
                new Answer.SingleChoice("b"),
                new Answer.MultipleChoice(Set.of("a", "c")),
                new Answer.TrueFalse(true),
                new Answer.Numeric(new BigDecimal("1.50")),
                new Answer.ShortText("index"),
                new Answer.FreeText("two\nlines"));
        assertThat(answers).extracting(Answer::kind).containsExactly(QuestionKind.values());
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(json.readAnswer(json.write(answer))).isEqualTo(answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{", "7", "{\"kind\": \"MAGIC\"}", "{\"kind\": \"NUMERIC\"}"})
    void refusesWhatIsNoAnswer(String text) {
        assertThatThrownBy(() -> json.readAnswer(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ignoresFieldsItDoesNotKnow() {
        String newer = valid().replace("{\"questionId\"", "{\"addedLater\":{\"a\":[1]},\"questionId\"");
        assertThat(read(newer)).isEqualTo(read(valid()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"questionId\":\"q\",||questionId",
                "\"questionId\":\"q\"|\"questionId\":null|questionId",
                "\"version\":1,||version",
                "\"covers\":[]|\"covers\":[null]|guidance.covers[0]",
                "SINGLE_CHOICE|MAGIC|answerKey",
                "\"option\":\"a\"|\"options\":\"a\"|answerKey.option",
                "2026-01-31T|31.1.2026 |publishedAt"
            })
    void namesTheFieldThatIsMissingOrWrong(String right, String wrong, String field) {
        String broken = valid().replace(right, wrong == null ? "" : wrong);
        assertThatThrownBy(() -> read(broken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AnswerKeyPublished: " + field + ": ");
    }

    @ParameterizedTest
    @CsvSource(value = {"null", "{", "7", "''"})
    void refusesWhatIsNoEvent(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private AnswerKeyPublished read(String text) {
        return json.read(text.getBytes(UTF_8), AnswerKeyPublished.class);
    }
}
