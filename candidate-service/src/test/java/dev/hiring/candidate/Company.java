package dev.hiring.candidate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

import dev.hiring.events.AssessmentEvent.AssessmentCompleted;
import dev.hiring.events.AssessmentEvent.AssessmentPublished;
import dev.hiring.events.AssessmentEvent.AssessmentStarted;
import dev.hiring.events.AssessmentEvent.CandidateInvited;
import dev.hiring.events.AssessmentEvent.Completion;
import dev.hiring.events.AssessmentEvent.InvitationExpired;
import dev.hiring.events.Event;
import dev.hiring.events.MarkingScheme;
import dev.hiring.events.ScoreEvent.AssessmentScored;
import dev.hiring.events.ScoreEvent.SkillScore;
import dev.hiring.events.ScoreEvent.Status;
import dev.hiring.kit.security.Role;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.TestEvents;

/**
 * An organization of a test's own: its people's requests, and the events of the other services about its applications.
 */
public class Company {

    private final Api api;
    private final TestEvents events;
    private final Clock clock;
    private final String organization = "company-" + UUID.randomUUID();
    private final AtomicLong versions = new AtomicLong();
    private final Map<List<String>, RestTestClient> clients = new ConcurrentHashMap<>();

    public Company(Api api, TestEvents events, Clock clock) {
        this.api = api;
        this.events = events;
        this.clock = clock;
    }

    /** Somebody who applied, in a test that is made up. */
    public record Applicant(String id, String candidateId, String jobId, String assessmentId, String sessionId) {

        /** In the first test that the application asks for. */
        public static Applicant of(JsonNode application) {
            return new Applicant(
                    text(application, "id"),
                    text(application, "candidateId"),
                    text(application, "jobId"),
                    text(application, "assessmentId"),
                    UUID.randomUUID().toString());
        }

        /** The same applicant in another test. */
        public Applicant in(String otherAssessmentId) {
            return new Applicant(
                    id, candidateId, jobId, otherAssessmentId, UUID.randomUUID().toString());
        }
    }

    public String organization() {
        return organization;
    }

    public RestTestClient as(String... roles) {
        return clients.computeIfAbsent(List.of(roles), _ -> api.as(organization, roles));
    }

    /** Publishes an assessment and waits until the service has heard of it. */
    public String assessment() {
        return assessment("Backend Engineer");
    }

    public String assessment(String title) {
        String id = UUID.randomUUID().toString();
        publish(new AssessmentPublished(id, title, 40, 11, now()));
        await().atMost(Api.PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> postJob(id, "{}").getStatus().isSameCodeAs(HttpStatus.CREATED));
        return id;
    }

    /** Opens a job for an assessment of its own. */
    public String job(String policy) {
        return text(requireNonNull(postJob(assessment(), policy).getResponseBody()), "id");
    }

    private EntityExchangeResult<JsonNode> postJob(String assessmentId, String policy) {
        return as(Role.RECRUITER)
                .post()
                .uri("/api/v1/jobs")
                .contentType(MediaType.APPLICATION_JSON)
                .body("""
                        {"title": "Backend Engineer", "assessmentId": "%s", "shortlistPolicy": %s}""".formatted(assessmentId, policy))
                .exchange()
                .returnResult(JsonNode.class);
    }

    public Applicant apply(String jobId) {
        return apply(jobId, "Ada", "Lovelace");
    }

    public Applicant apply(String jobId, String givenName, String familyName) {
        JsonNode body = requireNonNull(as(Role.ATS)
                .post()
                .uri("/api/v1/applications")
                .contentType(MediaType.APPLICATION_JSON)
                .body(application(jobId, givenName, familyName, UUID.randomUUID() + "@example.org"))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
        return Applicant.of(body);
    }

    public static String application(String jobId, String givenName, String familyName, String email) {
        return """
                {"jobId": "%s", "candidate": {"givenName": "%s", "familyName": "%s", "email": "%s"}}""".formatted(jobId, givenName, familyName, email);
    }

    /** Registers a webhook at a receiver that nothing is sent to before somebody asks for it. */
    public String webhook(String url) {
        JsonNode body = requireNonNull(as(Role.ATS)
                .post()
                .uri("/api/v1/webhooks")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"url\": \"%s\", \"jobId\": \"none\"}".formatted(url))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
        return text(body.required("webhook"), "id");
    }

    /** Connects an ATS that is never told anything. */
    public String connection() {
        JsonNode body = requireNonNull(as(Role.ATS)
                .post()
                .uri("/api/v1/connections")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"kind\": \"GREENHOUSE\", \"allowedHosts\": [\"1.1.1.1\"], \"outboundCredential\": \"x\"}")
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
        return text(body.required("connection"), "id");
    }

    public void closeJob(String jobId) {
        as(Role.RECRUITER)
                .post()
                .uri("/api/v1/jobs/{id}/close", jobId)
                .exchange()
                .expectStatus()
                .isOk();
    }

    public void invite(Applicant applicant) {
        publish(new CandidateInvited(
                applicant.sessionId(),
                applicant.id(),
                applicant.candidateId(),
                applicant.jobId(),
                applicant.assessmentId(),
                now(),
                now().plus(Duration.ofDays(14))));
    }

    public void start(Applicant applicant) {
        publish(new AssessmentStarted(
                applicant.sessionId(),
                applicant.id(),
                applicant.candidateId(),
                applicant.jobId(),
                applicant.assessmentId(),
                List.of(),
                now(),
                now().plus(Duration.ofMinutes(40))));
    }

    public void complete(Applicant applicant) {
        publish(new AssessmentCompleted(
                applicant.sessionId(),
                applicant.id(),
                applicant.candidateId(),
                applicant.jobId(),
                applicant.assessmentId(),
                Completion.SUBMITTED,
                MarkingScheme.PLAIN,
                List.of(),
                now(),
                completedAt()));
    }

    public void expire(Applicant applicant) {
        publish(new InvitationExpired(
                applicant.sessionId(),
                applicant.id(),
                applicant.candidateId(),
                applicant.jobId(),
                applicant.assessmentId(),
                now()));
    }

    public void score(Applicant applicant, String percent) {
        score(applicant, percent, Map.of());
    }

    public void score(Applicant applicant, String percent, Map<String, String> bySkill) {
        score(applicant, 1, Status.FINAL, percent, bySkill, completedAt());
    }

    public void score(
            Applicant applicant,
            int scoringVersion,
            Status status,
            String percent,
            Map<String, String> bySkill,
            Instant completedAt) {
        publish(new AssessmentScored(
                applicant.sessionId(),
                applicant.id(),
                applicant.candidateId(),
                applicant.jobId(),
                applicant.assessmentId(),
                scoringVersion,
                status,
                new BigDecimal(percent),
                new BigDecimal("100"),
                new BigDecimal(percent),
                bySkill.entrySet().stream()
                        .map(skill -> new SkillScore(
                                skill.getKey(), BigDecimal.ONE, BigDecimal.TEN, new BigDecimal(skill.getValue())))
                        .toList(),
                List.of(),
                completedAt,
                completedAt));
    }

    /** When candidates complete their tests unless a test says otherwise. */
    public Instant completedAt() {
        return now();
    }

    public void publish(Event event) {
        events.publish(organization, versions.incrementAndGet(), event);
    }

    public JsonNode getAs(String role, String uri) {
        return requireNonNull(as(role).get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    /** Under a key, so that the answer is kept where it may be. */
    public JsonNode postAs(String role, String uri, String body) {
        return requireNonNull(as(role).post()
                .uri(uri)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange()
                .expectStatus()
                .is2xxSuccessful()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    /** The ids of those who are found by an e-mail address: one, or none. */
    public List<String> candidatesWith(String email) {
        return postAs(Role.RECRUITER, "/api/v1/candidates/search", "{\"email\": \"%s\"}".formatted(email))
                .required("items")
                .valueStream()
                .map(item -> text(item, "id"))
                .toList();
    }

    public JsonNode get(String uri, Object... variables) {
        return requireNonNull(as(Role.RECRUITER)
                .get()
                .uri(uri, variables)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    /** Every row of a list, page by page along {@code Link: rel="next"}. */
    public List<JsonNode> follow(String uri) {
        return follow(Role.RECRUITER, uri);
    }

    public List<JsonNode> follow(String role, String uri) {
        List<JsonNode> rows = new ArrayList<>();
        for (String next = uri; next != null; ) {
            EntityExchangeResult<JsonNode> page = as(role).get()
                    .uri(URI.create(api.baseUrl() + next))
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody(JsonNode.class)
                    .returnResult();
            requireNonNull(page.getResponseBody()).required("items").forEach(rows::add);
            String link = page.getResponseHeaders().getFirst(HttpHeaders.LINK);
            next = link == null ? null : link.replaceFirst("<(.*)>; rel=\"next\"", "$1");
        }
        return rows;
    }

    public JsonNode application(Applicant applicant) {
        return get("/api/v1/applications/{id}", applicant.id());
    }

    /** Waits until the application stands in that stage and answers with it. */
    public JsonNode awaitStage(Applicant applicant, String stage) {
        await().atMost(Api.PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(
                        () -> assertThat(text(application(applicant), "stage")).isEqualTo(stage));
        return application(applicant);
    }

    public static String text(JsonNode node, String field) {
        return node.required(field).asString();
    }

    private Instant now() {
        return clock.instant();
    }
}
