package dev.hiring.scoring.answerkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.hiring.events.AnswerKey;
import dev.hiring.events.AnswerKeyEvent.AnswerKeyPublished;
import dev.hiring.events.Criterion;
import dev.hiring.events.PinnedQuestion;
import dev.hiring.scoring.Exam;
import dev.hiring.scoring.marking.Unmarkable;

class StoredKeyTests {

    @Test
    void isNamedByOrganizationQuestionAndVersion() {
        AnswerKeyPublished event = Exam.of(Exam.CHOICE).keys().getFirst();

        StoredKey key = StoredKey.of("acme", event);

        assertThat(key.id()).isEqualTo("acme/" + event.questionId() + "/3");
        assertThat(key.question()).isEqualTo(new PinnedQuestion(event.questionId(), 3));
    }

    static Stream<AnswerKey> useless() {
        return Stream.of(
                new AnswerKey.SingleChoice(" "),
                new AnswerKey.MultipleChoice(Set.of()),
                new AnswerKey.Numeric(BigDecimal.ONE, new BigDecimal("-0.1")),
                new AnswerKey.ShortText(List.of(), false),
                new AnswerKey.FreeText(List.of()),
                new AnswerKey.FreeText(List.of(criterion("a", "1"), criterion("a", "1"))),
                new AnswerKey.FreeText(List.of(criterion("a", "0"))));
    }

    @ParameterizedTest
    @MethodSource("useless")
    void refusesAKeyByWhichNothingCanBeMarked(AnswerKey key) {
        assertThatExceptionOfType(Unmarkable.class)
                .isThrownBy(() -> StoredKey.of("acme", Exam.of(key).keys().getFirst()));
    }

    private static Criterion criterion(String id, String marks) {
        return new Criterion(id, "Title", "Description", new BigDecimal(marks));
    }
}
