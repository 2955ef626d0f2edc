package dev.hiring.question.library;

import static dev.hiring.question.BankClient.QUESTIONS;
import static dev.hiring.question.BankClient.newOrganization;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import dev.hiring.events.AnswerKeyEvent.AnswerKeyPublished;
import dev.hiring.events.Event;
import dev.hiring.events.QuestionEvent.QuestionPublished;
import dev.hiring.kit.aggregate.Ids;
import dev.hiring.kit.security.Role;
import dev.hiring.question.BankClient;
import dev.hiring.question.BankClient.Answer;
import dev.hiring.question.ContentJson;
import dev.hiring.question.bank.Content;
import dev.hiring.question.bank.QuestionService;
import dev.hiring.question.library.Library.Entry;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.TestEvents;

@ServiceTest
class LibraryIT {

    private static final String IMPORT = "/api/v1/library/import";

    private final Api api;
    private final TestEvents events;
    private final LibraryService service;
    private final QuestionService questions;
    private final String organization = newOrganization();
    private final BankClient recruiter;

    LibraryIT(
            @Autowired Api api,
            @Autowired TestEvents events,
            @Autowired LibraryService service,
            @Autowired QuestionService questions) {
        this.api = api;
        this.events = events;
        this.service = service;
        this.questions = questions;
        this.recruiter = new BankClient(api.as(organization, Role.RECRUITER));
    }

    @Test
    void tellsWhatItHolds() {
        Answer library = recruiter.get("/api/v1/library");

        assertThat(library.<Integer>read("$.questions")).isEqualTo(size());
        assertThat(library.<List<Integer>>read("$.byTopic[*].questions").stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(size());
        assertThat(library.<List<String>>read("$.byTopic[*].topic"))
                .contains("sql")
                .isSorted();
    }

    @Test
    void importingPublishesEveryQuestion() {
        Answer imported = recruiter.post(IMPORT, "");

        assertThat(imported.body())
                .isEqualToIgnoringWhitespace("{\"created\":%d,\"updated\":0,\"unchanged\":0}".formatted(size()));
        await().atMost(Api.PATIENCE).until(() -> count(QuestionPublished.class) == size());
        await().atMost(Api.PATIENCE).until(() -> count(AnswerKeyPublished.class) == size());
        assertThat(recruiter.get(QUESTIONS + "?state=PUBLISHED&limit=200").<List<?>>read("$.items"))
                .hasSize(size());
    }

    @Test
    void importingAgainChangesNothing() {
        recruiter.post(IMPORT, "");

        Answer again = recruiter.post(IMPORT, "");

        assertThat(again.<Integer>read("$.unchanged")).isEqualTo(size());
        assertThat(again.<Integer>read("$.created")).isZero();
        assertThat(recruiter.get(QUESTIONS + "?limit=200").<List<Integer>>read("$.items[*].publishedVersion"))
                .hasSize(size())
                .containsOnly(1);
    }

    @Test
    void importingAtTheSameTimeCreatesEveryQuestionOnce() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> imports = Stream.generate(() -> callers.submit(() -> recruiter.post(IMPORT, "")))
                    .limit(4)
                    .toList();
            int created = 0;
            for (Future<Answer> answer : imports) {
                created += answer.get().<Integer>read("$.created");
            }
            assertThat(created).isEqualTo(size());
        }
        assertThat(recruiter.get(QUESTIONS + "?limit=200").<List<?>>read("$.items"))
                .hasSize(size());
    }

    @Test
    void importingFollowsWhatTheLibraryChanged() {
        List<Entry> changed = service.library().entries().subList(0, 2);
        changed.forEach(entry -> questions.adopt(organization, idOf(entry), older(entry.content())));

        Answer imported = recruiter.post(IMPORT, "");

        assertThat(imported.<Integer>read("$.updated")).isEqualTo(2);
        assertThat(imported.<Integer>read("$.created")).isEqualTo(size() - 2);
        for (Entry entry : changed) {
            String uri = QUESTIONS + "/" + idOf(entry);
            assertThat(recruiter.get(uri).<Integer>read("$.publishedVersion")).isEqualTo(2);
            assertThat(recruiter.get(uri + "/versions/1").<String>read("$.content.prompt"))
                    .isEqualTo("Once it said this.");
            assertThat(recruiter.get(uri + "/versions/2").<String>read("$.content.prompt"))
                    .isEqualTo(entry.content().prompt());
        }
        assertThat(recruiter.post(IMPORT, "").<Integer>read("$.unchanged")).isEqualTo(size());
    }

    @Test
    void leavesTheOrganizationsOwnWordsAlone() {
        recruiter.post(IMPORT, "");
        String edited = recruiter
                .get(QUESTIONS + "?limit=2")
                .<List<String>>read("$.items[*].id")
                .getFirst();
        String retired = recruiter
                .get(QUESTIONS + "?limit=2")
                .<List<String>>read("$.items[*].id")
                .getLast();
        recruiter.put(QUESTIONS + "/" + edited + "/draft", ContentJson.withPrompt("Our words?"));
        recruiter.publish(edited);
        recruiter.post(QUESTIONS + "/" + retired + "/retire", "");

        assertThat(recruiter.post(IMPORT, "").<Integer>read("$.unchanged")).isEqualTo(size());

        assertThat(recruiter.get(QUESTIONS + "/{id}", edited).<String>read("$.published.prompt"))
                .isEqualTo("Our words?");
        assertThat(recruiter.get(QUESTIONS + "/{id}", retired).<String>read("$.state"))
                .isEqualTo("RETIRED");
    }

    @Test
    void everyOrganizationHasQuestionsOfItsOwn() {
        BankClient other = new BankClient(api.as(newOrganization(), Role.ADMIN));
        recruiter.post(IMPORT, "");

        assertThat(other.post(IMPORT, "").<Integer>read("$.created")).isEqualTo(size());

        String id = other.get(QUESTIONS + "?limit=1")
                .<List<String>>read("$.items[*].id")
                .getFirst();
        assertThat(recruiter.get(QUESTIONS + "/{id}", id).status()).isEqualTo(404);
    }

    @Test
    void onlyRecruitersAndAdministratorsImport() {
        for (String role : List.of(Role.ATS, Role.REVIEWER, Role.ANALYST, Role.OPERATOR)) {
            assertThat(new BankClient(api.as(organization, role))
                            .post(IMPORT, "")
                            .status())
                    .isEqualTo(403);
        }
        assertThat(recruiter.get(QUESTIONS).<List<?>>read("$.items")).isEmpty();
    }

    private String idOf(Entry entry) {
        return Ids.derived(organization, "library", entry.key());
    }

    /** What an earlier release of the library might have said. */
    private static Content older(Content content) {
        return new Content(
                content.topic(),
                content.skills(),
                content.level(),
                content.style(),
                content.estimatedSeconds(),
                content.marks(),
                "Once it said this.",
                content.options(),
                content.answerKey(),
                content.explanation(),
                content.guidance());
    }

    private int size() {
        return service.library().entries().size();
    }

    private long count(Class<? extends Event> type) {
        return events.all(type).stream()
                .filter(received -> received.organization().equals(organization))
                .count();
    }
}
