package dev.hiring.assessment.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

import dev.hiring.assessment.Stage;
import dev.hiring.assessment.Stage.Taking;
import dev.hiring.events.AssessmentEvent.AssessmentCompleted;
import dev.hiring.events.AssessmentEvent.Completion;
import dev.hiring.events.AssessmentEvent.InvitationExpired;
import dev.hiring.events.QuestionKind;
import dev.hiring.kit.privacy.CandidateKeys;
import dev.hiring.kit.security.Role;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.SettableClock;
import dev.hiring.testkit.TestEvents;

/** The candidate's routes. */
@ServiceTest
class SessionIT {

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Autowired
    private SettableClock clock;

    @Autowired
    private CandidateKeys keys;

    private Stage stage;
    private String assessmentId;

    @BeforeEach
    void publishAnAssessmentOfEveryKind() {
        stage = new Stage(api, events, clock, keys);
        stage.questions("java", 1);
        assessmentId = stage.assessment("java", 6);
    }

    @Test
    void opensWithItsOwnTokenOnly() {
        Taking mine = stage.start(assessmentId);
        Taking yours = stage.start(assessmentId);

        List.of(
                        yours.candidate(),
                        api.withBearer("guess"),
                        api.withBearer(""),
                        api.as(stage.organization, Role.ADMIN),
                        api.anonymous())
                .forEach(client -> {
                    JsonNode refused = notFound(client, mine, mine.sessionId());
                    JsonNode unknown = notFound(client, mine, "00000000-0000-0000-0000-000000000000");
                    assertThat(refused.get("detail")).isEqualTo(unknown.get("detail"));
                });
        assertThat(mine.look().get("state").asString()).isEqualTo("STARTED");
        assertThat(mine.look().get("questions"))
                .allSatisfy(
                        question -> assertThat(question.get("answer").isNull()).isTrue());
    }

    /** Tries every route, with a question that was drawn in the session that is not the client's. */
    private static JsonNode notFound(RestTestClient client, Taking others, String sessionId) {
        Taking stolen = new Taking(sessionId, client, others.view());
        String answer = stolen.uri("/answers/" + stolen.questionId(QuestionKind.TRUE_FALSE));
        Stage.problem(client.post().uri(stolen.uri("/start")).exchange(), HttpStatus.NOT_FOUND, "not-found");
        Stage.problem(stolen.submit(), HttpStatus.NOT_FOUND, "not-found");
        Stage.problem(
                stolen.answer(QuestionKind.TRUE_FALSE, Stage.answerTo(QuestionKind.TRUE_FALSE)),
                HttpStatus.NOT_FOUND,
                "not-found");
        Stage.problem(client.delete().uri(answer).exchange(), HttpStatus.NOT_FOUND, "not-found");
        return Stage.problem(client.get().uri(stolen.uri("")).exchange(), HttpStatus.NOT_FOUND, "not-found");
    }

    @Test
    void showsACandidateNothingThatHints() {
        Taking taking = stage.start(assessmentId);
        JsonNode view = taking.look();

        assertThat(view.propertyNames())
                .containsExactlyInAnyOrder(
                        "sessionId",
                        "state",
                        "title",
                        "durationMinutes",
                        "questionCount",
                        "expiresAt",
                        "startedAt",
                        "deadline",
                        "serverTime",
                        "questions");
        assertThat(view.get("questions").valueStream())
                .allSatisfy(question -> assertThat(question.propertyNames())
                        .containsExactlyInAnyOrder(
                                "questionId", "kind", "section", "prompt", "options", "marks", "answer"));
        assertThat(view.toString()).doesNotContain("skill-canary", "ARCHITECT", stage.organization, "java");
    }

    @Test
    void saysNothingThatHintsInARefusalEither() {
        Taking taking = stage.start(assessmentId);
        String answer = "{\"answer\":" + Stage.answerTo(QuestionKind.FREE_TEXT) + "}";
        String choice = taking.questionId(QuestionKind.SINGLE_CHOICE);

        saysNothing(HttpStatus.BAD_REQUEST, taking.put(choice, "{\"answer\":{\"kind\":\"ESSAY\"}}"));
        saysNothing(HttpStatus.BAD_REQUEST, taking.put(choice, "{\"answer\":{\"kind\":\"SINGLE_CHOICE\"}}"));
        saysNothing(HttpStatus.UNPROCESSABLE_CONTENT, taking.put(choice, answer));
        saysNothing(
                HttpStatus.UNPROCESSABLE_CONTENT,
                taking.answer(QuestionKind.SINGLE_CHOICE, "{\"kind\":\"SINGLE_CHOICE\",\"option\":\"z\"}"));
        saysNothing(HttpStatus.UNPROCESSABLE_CONTENT, taking.put("not-drawn", answer));
        saysNothing(
                HttpStatus.NOT_FOUND, api.anonymous().get().uri(taking.uri("")).exchange());
        taking.submit().expectStatus().isOk();
        saysNothing(HttpStatus.CONFLICT, taking.put(choice, answer));
    }

    private void saysNothing(HttpStatus status, RestTestClient.ResponseSpec refusal) {
        JsonNode problem = Objects.requireNonNull(refusal.expectStatus()
                .isEqualTo(status)
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
        assertThat(problem.propertyNames()).isSubsetOf("type", "title", "status", "detail", "instance", "errors");
        assertThat(problem.path("errors"))
                .allSatisfy(error -> assertThat(error.propertyNames()).containsExactlyInAnyOrder("field", "reason"));
        assertThat(problem.toString())
                .doesNotContain("skill-canary", "ARCHITECT", stage.organization, "java", "Prompt of")
                .doesNotContainIgnoringCase("answerKey", "rubric", "marks", "weight", "penalty");
    }

    @ParameterizedTest
    @EnumSource(QuestionKind.class)
    void keepsAnAnswerOfEveryKindAndTakesItBack(QuestionKind kind) {
        Taking taking = stage.start(assessmentId);

        taking.answer(kind, Stage.answerTo(kind)).expectStatus().isOk();
        Taking later = new Taking(taking.sessionId(), taking.candidate(), taking.look());
        assertThat(later.question(kind).get("answer").get("kind").asString()).isEqualTo(kind.name());

        taking.candidate()
                .delete()
                .uri(taking.uri("/answers/" + taking.questionId(kind)))
                .exchange()
                .expectStatus()
                .isOk();
        later = new Taking(taking.sessionId(), taking.candidate(), taking.look());
        assertThat(later.question(kind).get("answer").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            savedAt         | {"answer":{"kind":"SINGLE_CHOICE","option":"a"},"savedAt":"2020-01-01T00:00:00Z"}
            score           | {"answer":{"kind":"SINGLE_CHOICE","option":"a"},"score":100}
            state           | {"state":"COMPLETED","answer":{"kind":"SINGLE_CHOICE","option":"a"}}
            organization    | {"answer":{"kind":"SINGLE_CHOICE","option":"a"},"organization":"globex"}
            answer.correct  | {"answer":{"kind":"SINGLE_CHOICE","option":"a","correct":true}}
            answer.option   | {"answer":{"kind":"SINGLE_CHOICE","option":{"$ne":null}}}
            answer.option   | {"answer":{"kind":"SINGLE_CHOICE"}}
            answer.option   | {"answer":{"kind":"SINGLE_CHOICE","option":null}}
            answer.value    | {"answer":{"kind":"TRUE_FALSE"}}
            answer.value    | {"answer":{"kind":"NUMERIC","value":1e999999999}}
            answer.options  | {"answer":{"kind":"MULTIPLE_CHOICE"}}
            answer.kind     | {"answer":{"kind":"ESSAY","text":"x"}}
            answer          | {"answer":null}
            answer          | {}
            """)
    void refusesForgedAndMissingFields(String field, String body) {
        Taking taking = stage.start(assessmentId);

        Stage.invalid(taking.put(taking.questionId(QuestionKind.SINGLE_CHOICE), body), field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/start", "/submit"})
    void refusesFieldsWithACommand(String command) {
        Taking taking = stage.start(assessmentId);

        for (String field : List.of("score", "state", "organization", "deadline")) {
            Stage.invalid(
                    taking.candidate()
                            .post()
                            .uri(taking.uri(command))
                            .contentType(MediaType.APPLICATION_JSON)
                            .body(Map.of(field, "1"))
                            .exchange(),
                    field);
        }
        Stage.post(taking.candidate(), taking.uri(command), Map.of(), HttpStatus.OK);
    }

    @Test
    void refusesAnswersThatTheQuestionDoesNotAllow() {
        Taking taking = stage.start(assessmentId);

        unprocessable(taking.answer(QuestionKind.SINGLE_CHOICE, Stage.answerTo(QuestionKind.FREE_TEXT)), "answer.kind");
        unprocessable(
                taking.answer(QuestionKind.SINGLE_CHOICE, "{\"kind\":\"SINGLE_CHOICE\",\"option\":\"z\"}"),
                "answer.option");
        unprocessable(
                taking.answer(
                        QuestionKind.FREE_TEXT, "{\"kind\":\"FREE_TEXT\",\"text\":\"" + "x".repeat(10_001) + "\"}"),
                "answer.text");
        unprocessable(
                taking.put("not-drawn", "{\"answer\":" + Stage.answerTo(QuestionKind.FREE_TEXT) + "}"), "questionId");
    }

    private static void unprocessable(RestTestClient.ResponseSpec response, String field) {
        JsonNode problem = Stage.problem(response, HttpStatus.UNPROCESSABLE_CONTENT, "unprocessable");
        assertThat(problem.get("errors").get(0).get("field").asString()).isEqualTo(field);
    }

    @Test
    void acceptsAnswersUntilTwoSecondsAfterTheDeadlineAndThenCompletesWithWhatWasSaved() {
        Taking taking = stage.start(assessmentId);
        Instant deadline = Instant.parse(taking.view().get("deadline").asString());
        String answer = Stage.answerTo(QuestionKind.SINGLE_CHOICE);

        clock.set(deadline.plusSeconds(2));
        taking.answer(QuestionKind.SINGLE_CHOICE, answer).expectStatus().isOk();
        clock.advance(Duration.ofMillis(1));
        Stage.problem(taking.answer(QuestionKind.SINGLE_CHOICE, answer), HttpStatus.CONFLICT, "session-over");
        Stage.problem(taking.submit(), HttpStatus.CONFLICT, "session-over");

        AssessmentCompleted completed = completed(taking);
        assertThat(completed.completion()).isEqualTo(Completion.TIMED_OUT);
        assertThat(completed.completedAt()).isEqualTo(deadline);
        assertThat(completed.items()).filteredOn(item -> item.answer() != null).hasSize(1);
        assertThat(taking.look().get("state").asString()).isEqualTo("COMPLETED");
        assertThat(taking.look().get("questions")).isEmpty();
    }

    @Test
    void isOverAfterTheSubmission() {
        Taking taking = stage.start(assessmentId);

        JsonNode first = body(taking.submit());
        clock.advance(Duration.ofSeconds(1));
        assertThat(body(taking.submit())).isEqualTo(first);
        Stage.problem(
                taking.answer(QuestionKind.SINGLE_CHOICE, Stage.answerTo(QuestionKind.SINGLE_CHOICE)),
                HttpStatus.CONFLICT,
                "session-over");
        Stage.problem(
                taking.candidate().post().uri(taking.uri("/start")).exchange(), HttpStatus.CONFLICT, "session-over");
    }

    private static JsonNode body(RestTestClient.ResponseSpec response) {
        return Objects.requireNonNull(response.expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    @Test
    void wantsAStartBeforeAnythingElse() {
        String sessionId = stage.invite(assessmentId).sessionId();
        Taking waiting = new Taking(
                sessionId, stage.candidate(sessionId), stage.start(assessmentId).view());

        Stage.problem(
                waiting.answer(QuestionKind.SINGLE_CHOICE, Stage.answerTo(QuestionKind.SINGLE_CHOICE)),
                HttpStatus.CONFLICT,
                "session-not-started");
        Stage.problem(waiting.submit(), HttpStatus.CONFLICT, "session-not-started");
    }

    @Test
    void expiresUnlessStartedInTime() {
        String sessionId = stage.invite(assessmentId).sessionId();
        RestTestClient candidate = stage.candidate(sessionId);

        clock.advance(Duration.ofDays(14));

        Stage.problem(
                candidate.post().uri("/api/v1/sessions/" + sessionId + "/start").exchange(),
                HttpStatus.CONFLICT,
                "invitation-expired");
        clock.advance(Duration.ofMillis(1));
        events.await(InvitationExpired.class, e -> e.sessionId().equals(sessionId));
        await().atMost(Api.PATIENCE)
                .until(() -> Stage.get(candidate, "/api/v1/sessions/" + sessionId)
                        .get("state")
                        .asString()
                        .equals("EXPIRED"));
    }

    @Test
    void answersNothingThatACacheMayKeep() {
        Taking taking = stage.start(assessmentId);

        taking.candidate()
                .get()
                .uri(taking.uri(""))
                .exchange()
                .expectHeader()
                .value("Cache-Control", value -> assertThat(value).contains("no-store"));
    }

    private AssessmentCompleted completed(Taking taking) {
        return events.await(AssessmentCompleted.class, e -> e.sessionId().equals(taking.sessionId()))
                .event();
    }
}
