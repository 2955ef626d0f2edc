package dev.hiring.question.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import dev.hiring.events.QuestionKind;
import dev.hiring.question.bank.Content;
import dev.hiring.question.library.Library.Entry;

/** The library as it comes with the suite; reading it checks every rule of a question's content. */
class LibraryTests {

    private static final Set<QuestionKind> CHOICES =
            Set.of(QuestionKind.SINGLE_CHOICE, QuestionKind.MULTIPLE_CHOICE, QuestionKind.TRUE_FALSE);

    private final List<Entry> entries = LibraryReader.read().entries();

    @Test
    void hasSixtyChoiceQuestions() {
        assertThat(entries).filteredOn(LibraryTests::isChoice).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void explainsEveryChoiceQuestion() {
        assertThat(entries)
                .filteredOn(LibraryTests::isChoice)
                .allSatisfy(entry -> assertThat(entry.content().explanation())
                        .as(entry.key())
                        .isNotBlank());
    }

    @Test
    void guidesTheReviewersOfFreeText() {
        assertThat(entries)
                .filteredOn(entry -> entry.content().kind() == QuestionKind.FREE_TEXT)
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.content().guidance().covers())
                        .as(entry.key())
                        .isNotEmpty());
    }

    @Test
    void asksNothingTwice() {
        Map<String, List<String>> keysByPrompt = entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.content().prompt(), Collectors.mapping(Entry::key, Collectors.toList())));

        assertThat(keysByPrompt.values()).allSatisfy(keys -> assertThat(keys).hasSize(1));
    }

    @Test
    void offersNoOptionTwice() {
        assertThat(entries)
                .extracting(Entry::content)
                .extracting(Content::options)
                .allSatisfy(options -> assertThat(options).doesNotHaveDuplicates());
    }

    /** Somebody who always picks the same letter must not do better than chance. */
    @Test
    void spreadsTheRightAnswersOverTheLetters() {
        Map<Object, Long> byKey = entries.stream()
                .filter(entry -> entry.content().kind() == QuestionKind.SINGLE_CHOICE)
                .collect(Collectors.groupingBy(entry -> entry.content().answerKey(), Collectors.counting()));
        long total = byKey.values().stream().mapToLong(Long::longValue).sum();

        assertThat(byKey.values()).allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(total * 2 / 5));
    }

    private static boolean isChoice(Entry entry) {
        return CHOICES.contains(entry.content().kind());
    }
}
