package dev.hiring.assessment;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

import dev.hiring.assessment.questionbank.Selection;
import dev.hiring.events.AssessmentEvent.CandidateInvited;
import dev.hiring.events.CandidateEvent.ApplicationReceived;
import dev.hiring.events.Level;
import dev.hiring.events.Option;
import dev.hiring.events.PrivacyEvent.CandidateErased;
import dev.hiring.events.PrivacyEvent.ErasureCompleted;
import dev.hiring.events.QuestionEvent.QuestionPublished;
import dev.hiring.events.QuestionKind;
import dev.hiring.events.Style;
import dev.hiring.kit.privacy.CandidateKeys;
import dev.hiring.kit.security.Role;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.SettableClock;
import dev.hiring.testkit.TestEvents;

/** An organization of its own for each test, with what has to be there before a candidate can take a test. */
public final class Stage {

    /** Lets every question pass. */
    public static final Selection ANY = new Selection(List.of(), List.of(), List.of(), List.of());

    public final String organization = "org-" + UUID.randomUUID();

    private final Api api;
    private final TestEvents events;
    private final SettableClock clock;
    private final CandidateKeys keys;

    public Stage(Api api, TestEvents events, SettableClock clock, CandidateKeys keys) {
        this.api = api;
        this.events = events;
        this.clock = clock;
        this.keys = keys;
    }

    public RestTestClient recruiter() {
        return api.as(organization, Role.RECRUITER);
    }

    /** Publishes one question of each kind for each number, all of that topic. */
    public List<QuestionPublished> questions(String topic, int ofEachKind) {
        return IntStream.range(0, ofEachKind)
                .boxed()
                .flatMap(_ -> List.of(QuestionKind.values()).stream())
                .map(kind -> question(topic, kind))
                .toList();
    }

    public QuestionPublished question(String topic, QuestionKind kind) {
        String id = UUID.randomUUID().toString();
        QuestionPublished question = question(id, 1, topic, kind);
        events.publish(organization, 1, question);
        return question;
    }

    public QuestionPublished question(String id, int version, String topic, QuestionKind kind) {
        boolean choice = kind == QuestionKind.SINGLE_CHOICE || kind == QuestionKind.MULTIPLE_CHOICE;
        return new QuestionPublished(
                id,
                version,
                kind,
                "Prompt of " + id,
                choice ? List.of(new Option("a", "A"), new Option("b", "B"), new Option("c", "C")) : List.of(),
                List.of("skill-canary"),
                topic,
                Level.ARCHITECT,
                Style.TECHNICAL,
                60,
                new BigDecimal("2.5"),
                clock.instant());
    }

    /** A published assessment with one section, drawn from the topic. */
    public String assessment(String topic, int questions) {
        return assessment(topic, questions, 14);
    }

    public String assessment(String topic, int questions, int invitationDays) {
        JsonNode draft = post(
                recruiter(),
                "/api/v1/assessments",
                Map.of(
                        "title",
                        "Backend Engineer",
                        "durationMinutes",
                        40,
                        "invitationDays",
                        invitationDays,
                        "sections",
                        List.of(Map.of(
                                "title", "Drawn", "blueprint", Map.of("topics", List.of(topic), "count", questions)))),
                HttpStatus.CREATED);
        publish(draft.get("id").asString());
        return draft.get("id").asString();
    }

    /** The questions come by Kafka, so they may not be there yet. */
    public void publish(String assessmentId) {
        await().atMost(Api.PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> recruiter()
                        .post()
                        .uri("/api/v1/assessments/{id}/publish", assessmentId)
                        .exchange()
                        .expectStatus()
                        .isOk());
    }

    /** Lets somebody apply and waits for the invitation. */
    public CandidateInvited invite(String assessmentId) {
        return invite(assessmentId, UUID.randomUUID().toString());
    }

    public CandidateInvited invite(String assessmentId, String jobId) {
        ApplicationReceived application = application(assessmentId, jobId);
        events.publish(organization, 1, application);
        return events.await(CandidateInvited.class, e -> e.applicationId().equals(application.applicationId()))
                .event();
    }

    /** Of a candidate of its own, who has a key. */
    public ApplicationReceived application(String assessmentId, String jobId) {
        return application(assessmentId, jobId, candidateWithKey());
    }

    public ApplicationReceived application(String assessmentId, String jobId, String candidateId) {
        return application(List.of(assessmentId), jobId, candidateId);
    }

    public ApplicationReceived application(List<String> assessmentIds, String jobId, String candidateId) {
        return new ApplicationReceived(
                UUID.randomUUID().toString(), candidateId, jobId, assessmentIds, clock.instant());
    }

    public String candidateWithKey() {
        String candidateId = UUID.randomUUID().toString();
        keys.create(organization, candidateId);
        return candidateId;
    }

    /** Does what the candidate service does when somebody is to be forgotten. */
    public void erase(String candidateId) {
        keys.destroy(organization, candidateId);
        events.publish(organization, 2, new CandidateErased(candidateId, clock.instant()));
    }

    public ErasureCompleted awaitErasure(String candidateId) {
        return events.await(ErasureCompleted.class, e -> e.candidateId().equals(candidateId))
                .event();
    }

    /** A token that opens the session. */
    public String token(String sessionId) {
        return post(recruiter(), "/api/v1/invitations/" + sessionId + "/links", Map.of(), HttpStatus.CREATED)
                .get("token")
                .asString();
    }

    public RestTestClient candidate(String sessionId) {
        return api.withBearer(token(sessionId));
    }

    /** Invites somebody and starts the test. */
    public Taking start(String assessmentId) {
        String sessionId = invite(assessmentId).sessionId();
        RestTestClient candidate = candidate(sessionId);
        JsonNode view = post(candidate, "/api/v1/sessions/" + sessionId + "/start", null, HttpStatus.OK);
        return new Taking(sessionId, candidate, view);
    }

    /**
     * A test that has been started.
     *
     * @param view what the candidate saw at the start
     */
    public record Taking(String sessionId, RestTestClient candidate, JsonNode view) {

        public String uri(String rest) {
            return "/api/v1/sessions/" + sessionId + rest;
        }

        public JsonNode question(QuestionKind kind) {
            return view.get("questions")
                    .valueStream()
                    .filter(question -> question.get("kind").asString().equals(kind.name()))
                    .findFirst()
                    .orElseThrow();
        }

        public String questionId(QuestionKind kind) {
            return question(kind).get("questionId").asString();
        }

        public RestTestClient.ResponseSpec answer(QuestionKind kind, String answerJson) {
            return put(questionId(kind), "{\"answer\":" + answerJson + "}");
        }

        public RestTestClient.ResponseSpec put(String questionId, String body) {
            return candidate
                    .put()
                    .uri(uri("/answers/" + questionId))
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(body)
                    .exchange();
        }

        public RestTestClient.ResponseSpec submit() {
            return candidate.post().uri(uri("/submit")).exchange();
        }

        public JsonNode look() {
            return get(candidate, uri(""));
        }
    }

    /** Some answer that the question of that kind allows. */
    public static String answerTo(QuestionKind kind) {
        return switch (kind) {
            case SINGLE_CHOICE -> "{\"kind\":\"SINGLE_CHOICE\",\"option\":\"a\"}";
            case MULTIPLE_CHOICE -> "{\"kind\":\"MULTIPLE_CHOICE\",\"options\":[\"a\",\"c\"]}";
            case TRUE_FALSE -> "{\"kind\":\"TRUE_FALSE\",\"value\":true}";
            case NUMERIC -> "{\"kind\":\"NUMERIC\",\"value\":0.10}";
            case SHORT_TEXT -> "{\"kind\":\"SHORT_TEXT\",\"text\":\"log n\"}";
            case FREE_TEXT -> "{\"kind\":\"FREE_TEXT\",\"text\":\"Because.\"}";
        };
    }

    /** Checks that the answer is that problem, and shows it. */
    public static JsonNode problem(RestTestClient.ResponseSpec response, HttpStatus status, String type) {
        JsonNode problem = requireNonNull(response.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
        assertThat(problem.get("type").asString()).isEqualTo("https://hiring.dev/problems/" + type);
        return problem;
    }

    /** Checks that the request is refused because of that field. */
    public static void invalid(RestTestClient.ResponseSpec response, String field) {
        JsonNode problem = problem(response, HttpStatus.BAD_REQUEST, "invalid-request");
        assertThat(problem.get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString()))
                .containsExactly(field);
    }

    public static JsonNode get(RestTestClient client, String uri) {
        return requireNonNull(client.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    public static JsonNode post(RestTestClient client, String uri, @Nullable Object body, HttpStatus expected) {
        RestTestClient.RequestBodySpec request = client.post().uri(uri).contentType(MediaType.APPLICATION_JSON);
        return requireNonNull((body == null ? request : request.body(body))
                .exchange()
                .expectStatus()
                .isEqualTo(expected)
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }
}
