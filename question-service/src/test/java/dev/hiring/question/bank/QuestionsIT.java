package dev.hiring.question.bank;

import static dev.hiring.question.BankClient.QUESTIONS;
import static dev.hiring.question.BankClient.newOrganization;
import static dev.hiring.question.ContentJson.FREE_TEXT;
import static dev.hiring.question.ContentJson.SINGLE_CHOICE;
import static dev.hiring.question.ContentJson.withPrompt;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

import dev.hiring.events.AnswerKey;
import dev.hiring.events.AnswerKeyEvent.AnswerKeyPublished;
import dev.hiring.events.QuestionEvent.QuestionPublished;
import dev.hiring.events.QuestionEvent.QuestionRetired;
import dev.hiring.events.Topic;
import dev.hiring.kit.consume.Received;
import dev.hiring.kit.security.Role;
import dev.hiring.question.BankClient;
import dev.hiring.question.BankClient.Answer;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.SettableClock;
import dev.hiring.testkit.TestEvents;

@ServiceTest
class QuestionsIT {

    private final Api api;
    private final TestEvents events;
    private final SettableClock clock;
    private final String organization = newOrganization();
    private final BankClient recruiter;

    QuestionsIT(@Autowired Api api, @Autowired TestEvents events, @Autowired SettableClock clock) {
        this.api = api;
        this.events = events;
        this.clock = clock;
        this.recruiter = new BankClient(api.as(organization, Role.RECRUITER));
    }

    @Test
    void aDraftIsCreatedWithItsPlaceAndItsTag() {
        Answer created = recruiter.post(QUESTIONS, SINGLE_CHOICE);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.headers().getLocation()).hasPath(QUESTIONS + "/" + created.<String>read("$.id"));
        assertThat(created.headers().getETag()).isEqualTo("\"1\"");
        assertThat(created.<String>read("$.state")).isEqualTo("DRAFT");
        assertThat(created.<String>read("$.kind")).isEqualTo("SINGLE_CHOICE");
        assertThat(created.<Integer>read("$.publishedVersion")).isZero();
        assertThat(created.<String>read("$.draft.answerKey.option")).isEqualTo("having");
        assertThat(created.<Object>read("$.published")).isNull();
        assertThat(recruiter
                        .get(QUESTIONS + "/{id}", created.<String>read("$.id"))
                        .body())
                .isEqualTo(created.body());
    }

    @Test
    void publishingTellsCandidatesTheQuestionAndScoringTheKey() {
        String id = recruiter.draft(SINGLE_CHOICE);

        Answer answer = recruiter.publish(id);

        assertThat(answer.<String>read("$.state")).isEqualTo("PUBLISHED");
        Received<QuestionPublished> question = events.await(
                QuestionPublished.class, event -> event.questionId().equals(id));
        Received<AnswerKeyPublished> key = events.await(
                AnswerKeyPublished.class, event -> event.questionId().equals(id));
        assertThat(question.organization()).isEqualTo(organization).isEqualTo(key.organization());
        assertThat(question.version()).isEqualTo(2).isEqualTo(key.version());
        assertThat(question.event().version()).isEqualTo(1);
        assertThat(question.event().publishedAt()).isEqualTo(clock.instant());
        assertThat(question.event().skills()).containsExactly("sql", "aggregation");
        assertThat(key.event().answerKey()).isEqualTo(new AnswerKey.SingleChoice("having"));
        assertThat(key.event().guidance().covers()).containsExactly("Order of evaluation");
    }

    @Test
    void candidatesNeverHearOfKeysRubricsAndGuidance() {
        String canary = "canary-" + organization;
        List<String> secrets = List.of(
                FREE_TEXT
                        .replace("Weighs two designs.", canary)
                        .replace("\"Risks\"", "\"" + canary + "\"")
                        .replace("Sagas", canary)
                        .replace("Idempotence", canary)
                        .replace("Two-phase commit, unargued", canary),
                SINGLE_CHOICE.replace("It is applied after grouping.", canary),
                FREE_TEXT.replaceFirst(
                        "(?s)\"answerKey\".*\\]},",
                        "\"answerKey\": {\"kind\": \"SHORT_TEXT\", \"accepted\": [\"" + canary
                                + "\"], \"caseSensitive\": false},"));

        for (String secret : secrets) {
            String id = recruiter.draft(secret);
            recruiter.publish(id);
            events.await(QuestionPublished.class, event -> event.questionId().equals(id));
            events.await(AnswerKeyPublished.class, event -> event.questionId().equals(id));
        }

        assertThat(texts(Topic.QUESTION)).isNotEmpty().noneMatch(text -> text.contains(canary));
        assertThat(texts(Topic.QUESTION)).noneMatch(text -> text.contains("answerKey") || text.contains("rubric"));
        assertThat(texts(Topic.ANSWER_KEY)).anyMatch(text -> text.contains(canary));
    }

    @Test
    void everyPublishedVersionStaysAsItWas() {
        String id = recruiter.draft(withPrompt("First?"));
        recruiter.publish(id);
        for (String prompt : List.of("Second?", "Third?")) {
            clock.advance(Duration.ofMinutes(1));
            recruiter.put(QUESTIONS + "/" + id + "/draft", withPrompt(prompt));
            recruiter.publish(id);
        }
        recruiter.put(QUESTIONS + "/" + id + "/draft", withPrompt("Not yet?"));

        assertThat(IntStream.rangeClosed(1, 3)
                        .mapToObj(version -> recruiter.get(QUESTIONS + "/{id}/versions/{version}", id, version))
                        .map(version -> version.<String>read("$.content.prompt")))
                .containsExactly("First?", "Second?", "Third?");
        assertThat(recruiter.get(QUESTIONS + "/{id}/versions/{version}", id, 4).status())
                .isEqualTo(404);
        assertThat(recruiter.get(QUESTIONS + "/{id}/versions/{version}", id, 0).status())
                .isEqualTo(404);
        Answer question = recruiter.get(QUESTIONS + "/{id}", id);
        assertThat(question.<String>read("$.published.prompt")).isEqualTo("Third?");
        assertThat(question.<String>read("$.draft.prompt")).isEqualTo("Not yet?");
    }

    @Test
    void aRetiredQuestionRefusesEverythingButReading() {
        String id = recruiter.draft(SINGLE_CHOICE);
        recruiter.publish(id);

        assertThat(recruiter.post(QUESTIONS + "/" + id + "/retire", "").<String>read("$.state"))
                .isEqualTo("RETIRED");

        events.await(QuestionRetired.class, event -> event.questionId().equals(id));
        Answer refused = recruiter.put(QUESTIONS + "/" + id + "/draft", withPrompt("Again?"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.<String>read("$.type")).isEqualTo("https://hiring.dev/problems/question-retired");
        assertThat(recruiter.publish(id).status()).isEqualTo(409);
        assertThat(recruiter.post(QUESTIONS + "/" + id + "/retire", "").status())
                .isEqualTo(200);
        assertThat(recruiter.get(QUESTIONS + "/{id}", id).status()).isEqualTo(200);
    }

    @Test
    void anotherOrganizationsQuestionIsAnUnknownOne() {
        String id = recruiter.draft(SINGLE_CHOICE);
        recruiter.publish(id);
        BankClient stranger = new BankClient(api.as(newOrganization(), Role.RECRUITER, Role.ADMIN));

        for (String path : List.of("", "/versions/1")) {
            assertThat(stranger.get(QUESTIONS + "/" + id + path)).satisfies(answer -> {
                assertThat(answer.status()).isEqualTo(404);
                assertThat(answer.body())
                        .isEqualToIgnoringWhitespace(stranger.get(QUESTIONS + "/unknown" + path)
                                .body()
                                .replace("/unknown", "/" + id));
            });
        }
        assertThat(stranger.put(QUESTIONS + "/" + id + "/draft", withPrompt("Mine?"))
                        .status())
                .isEqualTo(404);
        assertThat(stranger.publish(id).status()).isEqualTo(404);
        assertThat(stranger.post(QUESTIONS + "/" + id + "/retire", "").status()).isEqualTo(404);
        assertThat(stranger.get(QUESTIONS).<List<?>>read("$.items")).isEmpty();
        assertThat(recruiter.get(QUESTIONS + "/{id}", id).<String>read("$.state"))
                .isEqualTo("PUBLISHED");
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.ATS, Role.OPERATOR, Role.REVIEWER, Role.ANALYST})
    void onlyRecruitersAndAdministratorsWrite(String role) {
        String id = recruiter.draft(SINGLE_CHOICE);
        BankClient other = new BankClient(api.as(organization, role));

        assertThat(other.post(QUESTIONS, SINGLE_CHOICE).status()).isEqualTo(403);
        assertThat(other.put(QUESTIONS + "/" + id + "/draft", SINGLE_CHOICE).status())
                .isEqualTo(403);
        assertThat(other.publish(id).status()).isEqualTo(403);
        assertThat(other.post(QUESTIONS + "/" + id + "/retire", "").status()).isEqualTo(403);
        boolean reads = role.equals(Role.REVIEWER) || role.equals(Role.ANALYST);
        assertThat(other.get(QUESTIONS).status()).isEqualTo(reads ? 200 : 403);
        assertThat(other.get(QUESTIONS + "/{id}", id).status()).isEqualTo(reads ? 200 : 403);
    }

    @Test
    void anInvitationOpensNothing() {
        assertThat(new BankClient(api.withBearer("cGxhaW4tb3BhcXVlLXRva2VuLW9mLWEtY2FuZGlkYXRl"))
                        .get(QUESTIONS)
                        .status())
                .isEqualTo(401);
        assertThat(new BankClient(api.anonymous()).get(QUESTIONS).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "organization", "outbox", "version", "score", "id", "kind", "publishedVersion"})
    void namesAFieldThatNobodyAskedFor(String field) {
        Answer answer = recruiter.post(QUESTIONS, SINGLE_CHOICE.replaceFirst("\\{", "{\"" + field + "\": 1,"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.<List<String>>read("$.errors[*].field")).containsExactly(field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "sql",                     | {"$ne": null},        | topic
            "sql",                     | null,                 | topic
            "sql",                     | "",                   | topic
            ["sql", "aggregation"]     | ["sql", null]         | skills
            ["sql", "aggregation"]     | ["sql", "C++"]        | skills[1]
            "MIDDLE"                   | "BEGINNER"            | level
            "estimatedSeconds": 60     | "estimatedSeconds": 5 | estimatedSeconds
            "marks": 2                 | "marks": "2"          | marks
            "marks": 2                 | "marks": 1e99         | marks
            "option": "having"         | "option": "on"        | answerKey.option
            "option": "having"         | "value": true         | answerKey.option
            "SINGLE_CHOICE"            | "RIDDLE"              | answerKey.kind
            {"id": "where", "text"     | {"text"               | options[0].id
            "covers": ["Order of evaluation"], | ''            | guidance.covers
            """)
    void namesTheFieldThatIsWrong(String sound, String faulty, String field) {
        Answer answer = recruiter.post(QUESTIONS, SINGLE_CHOICE.replace(sound, faulty));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.<String>read("$.type")).isEqualTo("https://hiring.dev/problems/invalid-request");
        assertThat(answer.<String>read("$.errors[0].field")).startsWith(field);
    }

    @Test
    void refusesAChangeOfAnotherVersionThanTheCallerSaw() {
        String id = recruiter.draft(SINGLE_CHOICE);
        String uri = QUESTIONS + "/" + id + "/draft";
        Map<String, String> first = Map.of("If-Match", "\"1\"");

        Answer changed = recruiter.send(HttpMethod.PUT, uri, withPrompt("Mine?"), first);
        Answer late = recruiter.send(HttpMethod.PUT, uri, withPrompt("Theirs?"), first);

        assertThat(changed.headers().getETag()).isEqualTo("\"2\"");
        assertThat(late.status()).isEqualTo(412);
        assertThat(recruiter
                        .send(HttpMethod.POST, QUESTIONS + "/" + id + "/publish", "", first)
                        .status())
                .isEqualTo(412);
        assertThat(recruiter.get(QUESTIONS + "/{id}", id).<String>read("$.draft.prompt"))
                .isEqualTo("Mine?");
    }

    @Test
    void isNotSentAgainToWhoHasIt() {
        String id = recruiter.draft(SINGLE_CHOICE);

        assertThat(recruiter
                        .send(HttpMethod.GET, QUESTIONS + "/" + id, "", Map.of("If-None-Match", "\"1\""))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void theSameIdempotencyKeyCreatesOneQuestion() {
        Map<String, String> key = Map.of("Idempotency-Key", "7c3c2f0a");

        Answer first = recruiter.send(HttpMethod.POST, QUESTIONS, SINGLE_CHOICE, key);
        Answer again = recruiter.send(HttpMethod.POST, QUESTIONS, SINGLE_CHOICE, key);
        Answer other = recruiter.send(HttpMethod.POST, QUESTIONS, FREE_TEXT, key);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.status()).isEqualTo(422);
        assertThat(recruiter.get(QUESTIONS).<List<?>>read("$.items")).hasSize(1);
    }

    @Test
    void manyPublishersMakeOneVersion() throws Exception {
        String id = recruiter.draft(SINGLE_CHOICE);

        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = IntStream.range(0, 30)
                    .mapToObj(_ -> callers.submit(() -> recruiter.publish(id)))
                    .toList();
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(200);
                assertThat(answer.get().<Integer>read("$.publishedVersion")).isEqualTo(1);
            }
        }

        String marker = recruiter.draft(SINGLE_CHOICE);
        recruiter.publish(marker);
        events.await(QuestionPublished.class, event -> event.questionId().equals(marker));
        events.await(QuestionPublished.class, event -> event.questionId().equals(id));
        assertThat(events.all(QuestionPublished.class))
                .filteredOn(received -> received.event().questionId().equals(id))
                .hasSize(1);
    }

    private Stream<String> texts(Topic topic) {
        return events.records().stream()
                .filter(record -> record.topic().equals(topic.topicName()))
                .map(record -> new String(record.value(), UTF_8));
    }
}
