package dev.hiring.question.bank;

import static dev.hiring.question.BankClient.QUESTIONS;
import static dev.hiring.question.BankClient.newOrganization;
import static dev.hiring.question.ContentJson.FREE_TEXT;
import static dev.hiring.question.ContentJson.SINGLE_CHOICE;
import static dev.hiring.question.ContentJson.withPrompt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import dev.hiring.kit.security.Role;
import dev.hiring.question.BankClient;
import dev.hiring.question.BankClient.Answer;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.SettableClock;

@ServiceTest
class QuestionSearchIT {

    private final BankClient recruiter;
    private final SettableClock clock;

    QuestionSearchIT(@Autowired Api api, @Autowired SettableClock clock) {
        this.recruiter = new BankClient(api.as(newOrganization(), Role.RECRUITER));
        this.clock = clock;
    }

    @ParameterizedTest
    @CsvSource({
        "skill, aggregation, true",
        "skill, messaging, false",
        "topic, sql, true",
        "topic, architecture, false",
        "level, MIDDLE, true",
        "level, ARCHITECT, false",
        "kind, SINGLE_CHOICE, true",
        "kind, FREE_TEXT, false",
        "style, TECHNICAL, true",
        "style, SITUATIONAL, false",
        "state, PUBLISHED, true",
        "state, DRAFT, false",
        "text, filters GROUPS, true",
        "text, two services, false"
    })
    void findsByEachProperty(String property, String value, boolean first) {
        String choice = recruiter.draft(SINGLE_CHOICE);
        recruiter.publish(choice);
        String freeText = recruiter.draft(FREE_TEXT);

        assertThat(ids(recruiter.get(QUESTIONS + "?" + property + "={value}", value)))
                .containsExactly(first ? choice : freeText);
    }

    @Test
    void findsWhatHasAllProperties() {
        String id = recruiter.draft(SINGLE_CHOICE);
        recruiter.draft(FREE_TEXT);

        assertThat(ids(recruiter.get(QUESTIONS + "?skill=sql&topic=sql&level=MIDDLE&kind=SINGLE_CHOICE&text=clause")))
                .containsExactly(id);
        assertThat(ids(recruiter.get(QUESTIONS + "?skill=sql&level=JUNIOR"))).isEmpty();
    }

    @Test
    void findsPublishedQuestionsByWhatIsPublished() {
        String id = recruiter.draft(withPrompt("Old words?"));
        recruiter.publish(id);
        recruiter.put(QUESTIONS + "/" + id + "/draft", withPrompt("New words?"));

        assertThat(ids(recruiter.get(QUESTIONS + "?text=old words"))).containsExactly(id);
        assertThat(ids(recruiter.get(QUESTIONS + "?text=new words"))).isEmpty();

        recruiter.publish(id);

        assertThat(ids(recruiter.get(QUESTIONS + "?text=new words"))).containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+$",
                ".*",
                "[x]{2}",
                "^",
                "\\Q\\E",
                "C:\\temp",
                "{\"$ne\":null}",
                "$where",
                "#comment x",
                "a|b",
                "100 %",
                "_",
                "ÜBER größe",
                "日本",
                "🤔"
            })
    void matchesTextLiterally(String text) {
        String id = recruiter.draft(withPrompt(("What of " + text.toLowerCase(Locale.ROOT) + "?")
                .replace("\\", "\\\\")
                .replace("\"", "\\\"")));
        recruiter.draft(withPrompt("What of everything else, aaaa 2x?"));

        assertThat(ids(recruiter.get(QUESTIONS + "?text={text}", text))).containsExactly(id);
    }

    @Test
    void aPatternThatWouldTakeForeverTakesNoTime() {
        for (int i = 0; i < 50; i++) {
            recruiter.draft(withPrompt("a".repeat(200) + "!"));
        }

        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(ids(recruiter.get(QUESTIONS + "?text={text}", "(a+)+$")))
                        .isEmpty());
    }

    @Test
    void findsTextInOptions() {
        String id = recruiter.draft(SINGLE_CHOICE);
        recruiter.draft(FREE_TEXT);

        assertThat(ids(recruiter.get(QUESTIONS + "?text=`having`"))).containsExactly(id);
    }

    @Test
    void pagesOverQuestionsOfTheSameMoment() {
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            if (i == 12) {
                clock.advance(Duration.ofSeconds(1));
            }
            created.add(recruiter.draft(SINGLE_CHOICE));
        }

        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Answer page = recruiter.get(QUESTIONS + "?limit=10" + (cursor == null ? "" : "&cursor=" + cursor));
            seen.addAll(ids(page));
            cursor = page.read("$.next");
            assertThat(page.headers().containsHeader("Link")).isEqualTo(cursor != null);
            clock.advance(Duration.ofSeconds(1));
            recruiter.draft(SINGLE_CHOICE);
        } while (cursor != null);

        assertThat(seen).containsExactlyInAnyOrderElementsOf(created);
        assertThat(seen.subList(0, 13)).containsExactlyInAnyOrderElementsOf(created.subList(12, 25));
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0",
        "limit, 201",
        "limit, ten",
        "cursor, x",
        "cursor, eA",
        "level, BEGINNER",
        "kind, '{\"$ne\":null}'",
        "text, 'a\0b'",
        "text, ''",
        "skill[$ne], sql",
        "$where, sleep(1)"
    })
    void namesTheParameterThatIsWrong(String parameter, String value) {
        Answer answer = recruiter.get(QUESTIONS + "?{parameter}={value}", parameter, value);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.<String>read("$.errors[0].field")).isEqualTo(parameter);
    }

    @Test
    void takesAnOperatorForAWord() {
        recruiter.draft(SINGLE_CHOICE);

        assertThat(ids(recruiter.get(QUESTIONS + "?skill={value}", "{\"$ne\":null}")))
                .isEmpty();
        assertThat(ids(recruiter.get(QUESTIONS + "?topic={value}", "{\"$gt\":\"\"}")))
                .isEmpty();
    }

    private static List<String> ids(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.read("$.items[*].id");
    }
}
