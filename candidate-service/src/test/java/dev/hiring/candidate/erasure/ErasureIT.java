package dev.hiring.candidate.erasure;

import static dev.hiring.candidate.Company.text;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

import dev.hiring.candidate.AtsConnection;
import dev.hiring.candidate.Company;
import dev.hiring.candidate.Company.Applicant;
import dev.hiring.candidate.StoreDump;
import dev.hiring.events.CandidateEvent.ApplicationWithdrawn;
import dev.hiring.events.PrivacyEvent.CandidateErased;
import dev.hiring.events.PrivacyEvent.Erased;
import dev.hiring.events.PrivacyEvent.ErasureCompleted;
import dev.hiring.kit.consume.Received;
import dev.hiring.kit.privacy.CandidateKeys;
import dev.hiring.kit.security.Role;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.SettableClock;
import dev.hiring.testkit.TestEvents;

/** Everything that is known of a candidate is exported, and nothing of it is left once they are erased. */
@ServiceTest
@TestPropertySource(properties = "hiring.outbound.permitted=127.0.0.0/8")
class ErasureIT {

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Autowired
    private SettableClock clock;

    @Autowired
    private MongoOperations mongo;

    @Autowired
    private CandidateKeys keys;

    /** Occurs in everything that anybody says of the candidate. */
    private final String canary = "canary" + UUID.randomUUID().toString().replace("-", "");

    private final String email = canary + "@example.org";
    private Company company;
    private String job;
    private Applicant ada;
    private String candidate;

    @BeforeEach
    void letAdaApply() {
        company = new Company(api, events, clock);
        job = company.job("{\"minimumPercent\": 50}");
        ada = apply(job);
        candidate = "/api/v1/candidates/" + ada.candidateId();
    }

    private Applicant apply(String jobId) {
        JsonNode body = company.postAs(Role.ATS, "/api/v1/applications", """
                {"jobId": "%s", "externalReference": "%s",
                 "candidate": {"givenName": "Ada %s", "familyName": "Lovelace", "email": "%s"}}""".formatted(jobId, canary, canary, email));
        return Applicant.of(body);
    }

    private void letPeopleWriteAboutHer() {
        String application = "/api/v2/applications/" + ada.id();
        company.score(ada, "80.00");
        company.awaitStage(ada, "SHORTLISTED");
        company.postAs(Role.RECRUITER, application + "/notes", "{\"text\": \"writes like %s\"}".formatted(canary));
        override(application, "NOT_SELECTED");
        override(application, "SHORTLISTED");
        company.postAs(Role.RECRUITER, application + "/move", """
                {"stage": "INTERVIEW", "reason": "%s"}""".formatted(canary));
    }

    private void override(String application, String outcome) {
        company.postAs(Role.RECRUITER, application + "/override", """
                {"outcome": "%s", "reason": "%s"}""".formatted(outcome, canary));
    }

    @Test
    void exportsAllThatIsHeld() {
        letPeopleWriteAboutHer();

        JsonNode export = company.getAs(Role.ADMIN, candidate + "/personal-data/candidate-service");

        assertThat(export.propertyNames())
                .containsExactlyInAnyOrder("details", "applications", "notes", "orders", "webhook-deliveries");
        assertThat(text(export.required("details").get(0), "email")).isEqualTo(email);
        assertThat(text(export.required("notes").get(0), "text")).contains(canary);
        assertThat(export.required("applications").get(0).required("trail").toString())
                .contains(canary);
    }

    @Test
    void leavesNothingOfAnErasedCandidate() {
        letPeopleWriteAboutHer();

        JsonNode report = erase();
        assertThat(text(report, "state")).isEqualTo("RUNNING");
        ErasureCompleted completed = events.await(
                        ErasureCompleted.class, e -> e.candidateId().equals(ada.candidateId()))
                .event();

        assertThat(completed.service()).isEqualTo("candidate-service");
        assertThat(completed.erased())
                .containsExactlyInAnyOrder(
                        new Erased("details", 1),
                        new Erased("applications", 1),
                        new Erased("notes", 1),
                        new Erased("orders", 0),
                        new Erased("webhook-deliveries", 0));
        assertThat(events.await(
                        ApplicationWithdrawn.class, e -> e.applicationId().equals(ada.id())))
                .isNotNull();
        assertThat(StoreDump.of(mongo)).contains(ada.candidateId()).doesNotContain(canary);
        assertThat(keys.find(company.organization(), ada.candidateId())).isEmpty();
        assertThat(events.records().stream()
                        .filter(record -> record.value() != null)
                        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining()))
                .doesNotContain(canary);
        assertThat(company.getAs(Role.ADMIN, candidate + "/personal-data/candidate-service")
                        .toString())
                .doesNotContain(canary);
        assertThat(lines("/api/v2/jobs/" + job + "/applications.csv"))
                .contains(ada.id())
                .doesNotContain(canary);
        assertThat(company.application(ada).required("stage").asString()).isEqualTo("WITHDRAWN");
        admin().get().uri(candidate).exchange().expectStatus().isNotFound();
        assertThat(company.candidatesWith(email)).isEmpty();
    }

    @Test
    void reportsUntilEveryServiceHasAnswered() {
        erase();
        for (String service : List.of("question-service", "assessment-service", "scoring-service")) {
            company.publish(new ErasureCompleted(
                    ada.candidateId(), service, List.of(new Erased("things", 2)), clock.instant()));
        }

        await().atMost(Api.PATIENCE)
                .untilAsserted(() -> assertThat(text(company.getAs(Role.ADMIN, candidate + "/erasure"), "state"))
                        .isEqualTo("COMPLETED"));
        JsonNode report = company.getAs(Role.ADMIN, candidate + "/erasure");
        assertThat(report.required("services"))
                .extracting(service -> text(service, "service"))
                .containsExactly("question-service", "assessment-service", "scoring-service", "candidate-service");
        JsonNode erased = report.required("services").get(2).required("erased").get(0);
        assertThat(text(erased, "kind") + " " + erased.required("count")).isEqualTo("things 2");
    }

    @Test
    void answersAnEventOnceHoweverOftenItComes() {
        erase();
        Received<CandidateErased> told =
                events.await(CandidateErased.class, e -> e.candidateId().equals(ada.candidateId()));
        events.await(ErasureCompleted.class, e -> e.candidateId().equals(ada.candidateId()));

        events.publish(told.id(), told.organization(), told.version(), told.event());
        afterAnother();

        assertThat(answers()).hasSize(1);
    }

    @Test
    void looksAgainWhenItIsAskedAgain() {
        JsonNode first = erase();
        events.await(ErasureCompleted.class, e -> e.candidateId().equals(ada.candidateId()));
        // As a backup would that was made before.
        mongo.updateFirst(query(where("_id").is(ada.id())), Update.update("externalReference", canary), "applications");

        JsonNode again = erase();
        await().atMost(Api.PATIENCE).until(() -> answers().size() == 2);

        assertThat(text(again, "requestedAt")).isEqualTo(text(first, "requestedAt"));
        assertThat(StoreDump.of(mongo)).doesNotContain(canary);
    }

    private List<Received<ErasureCompleted>> answers() {
        return events.all(ErasureCompleted.class).stream()
                .filter(e -> e.event().candidateId().equals(ada.candidateId()))
                .toList();
    }

    /** Of a partition of its own, perhaps, so a moment more is waited. */
    private void afterAnother() {
        Applicant grace = company.apply(job);
        erase(grace.candidateId());
        events.await(ErasureCompleted.class, e -> e.candidateId().equals(grace.candidateId()));
        await().during(Duration.ofMillis(300)).until(() -> true);
    }

    @Test
    void takesNoMoreWordsAboutAnErasedCandidate() {
        String application = "/api/v2/applications/" + ada.id();
        company.score(ada, "20.00");
        company.awaitStage(ada, "NOT_SELECTED");
        erase();
        events.await(ErasureCompleted.class, e -> e.candidateId().equals(ada.candidateId()));

        refusesAsErased(application + "/override", """
                {"outcome": "SHORTLISTED", "reason": "%s"}""".formatted(canary));
        refusesAsErased(application + "/notes", "{\"text\": \"%s\"}".formatted(canary));

        assertThat(company.follow(application + "/notes")).isEmpty();
        assertThat(StoreDump.of(mongo)).doesNotContain(canary);
    }

    private void refusesAsErased(String uri, String body) {
        company.as(Role.RECRUITER)
                .post()
                .uri(uri)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange()
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .value(String.class, type -> assertThat(type).endsWith("/candidate-erased"));
    }

    @Test
    void bringsNobodyBackByARepeatedRequest() {
        String key = UUID.randomUUID().toString();
        String body = Company.application(job, "Grace", "Hopper", "grace" + email);
        String grace = text(
                requireNonNull(applyWith(key, body).returnResult(JsonNode.class).getResponseBody()), "candidateId");
        erase(grace);
        events.await(ErasureCompleted.class, e -> e.candidateId().equals(grace));

        applyWith(key, body).expectStatus().isEqualTo(409);

        assertThat(company.candidatesWith("grace" + email)).isEmpty();
    }

    private RestTestClient.ResponseSpec applyWith(String key, String body) {
        return company.as(Role.ATS)
                .post()
                .uri("/api/v1/applications")
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    @Test
    void forgetsWhatAnAtsHasOrderedAndReported() {
        AtsConnection ats = AtsConnection.create(api, company, clock, "GREENHOUSE");
        String key = AtsConnection.basic(ats.key() + ":");
        JsonNode ordered =
                AtsConnection.ok(ats.post("/ats/greenhouse/send_test", key, """
                {"partner_test_id": "%s", "url": "http://127.0.0.1:1/%s",
                 "candidate": {"first_name": "Ada", "last_name": "Lovelace", "email": "%s"}}""".formatted(job, canary, email)));
        String order = text(ordered, "partner_interview_id");
        ats.post("/ats/greenhouse/response_error", key, """
                {"api_call": "test_status", "errors": ["%s"], "partner_test_id": "%s", "partner_test_name": "x",
                 "partner_interview_id": "%s", "candidate_email": "%s"}""".formatted(canary, job, order, email));
        assertThat(company.getAs(Role.ADMIN, candidate + "/personal-data/candidate-service")
                        .required("orders")
                        .toString())
                .contains(canary);
        assertThat(ats.operators("/errors").toString()).contains(canary);

        erase();
        events.await(ErasureCompleted.class, e -> e.candidateId().equals(ada.candidateId()));

        assertThat(ats.order(order).required("url").isNull()).isTrue();
        assertThat(text(ats.order(order), "state")).isEqualTo("ENDED");
        assertThat(StoreDump.of(mongo)).doesNotContain(canary);
    }

    @Test
    void forgetsWhatReceiversOfWebhooksHaveAnswered() throws IOException {
        String said = "thanks for grace" + UUID.randomUUID();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, said.length());
            exchange.getResponseBody().write(said.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        receiver.start();
        try {
            company.postAs(
                    Role.ATS,
                    "/api/v1/webhooks",
                    "{\"url\": \"http://127.0.0.1:%d/\"}"
                            .formatted(receiver.getAddress().getPort()));
            Applicant grace = company.apply(job);
            String export = "/api/v1/candidates/" + grace.candidateId() + "/personal-data/candidate-service";
            await().atMost(Api.PATIENCE)
                    .until(() -> company.getAs(Role.ADMIN, export).toString().contains(said));

            erase(grace.candidateId());
            events.await(ErasureCompleted.class, e -> e.candidateId().equals(grace.candidateId()));

            await().atMost(Api.PATIENCE).until(() -> tellsOf(grace, "application-withdrawn"));
            await().atMost(Api.PATIENCE)
                    .untilAsserted(() -> assertThat(StoreDump.of(mongo)).doesNotContain(said));
        } finally {
            receiver.stop(0);
        }
    }

    /** Whether the message was taken. */
    private boolean tellsOf(Applicant applicant, String event) {
        String deliveries = "/api/v1/candidates/" + applicant.candidateId() + "/personal-data/candidate-service";
        return company.getAs(Role.ADMIN, deliveries)
                .required("webhook-deliveries")
                .valueStream()
                .anyMatch(delivery -> text(delivery, "eventType").contains(event)
                        && text(delivery, "state").equals("DELIVERED"));
    }

    @Test
    void whoAppliesAfterwardsIsSomebodyNew() {
        erase();

        Applicant again = apply(job);

        assertThat(again.candidateId()).isNotEqualTo(ada.candidateId());
        assertThat(again.id()).isNotEqualTo(ada.id());
        assertThat(company.candidatesWith(email)).containsExactly(again.candidateId());
    }

    @Test
    void doesNotEraseWhomNobodyKnows() {
        admin().delete()
                .uri("/api/v1/candidates/{id}", UUID.randomUUID())
                .exchange()
                .expectStatus()
                .isNotFound();
        new Company(api, events, clock)
                .as(Role.ADMIN)
                .delete()
                .uri(candidate)
                .exchange()
                .expectStatus()
                .isNotFound();

        assertThat(text(company.get(candidate), "email")).isEqualTo(email);
        admin().get().uri(candidate + "/erasure").exchange().expectStatus().isNotFound();
    }

    @Test
    void erasesOnlyTheVersionThatWasSeen() {
        admin().delete()
                .uri(candidate)
                .header("If-Match", "\"9\"")
                .exchange()
                .expectStatus()
                .isEqualTo(412);
        admin().get().uri(candidate + "/erasure").exchange().expectStatus().isNotFound();

        admin().delete()
                .uri(candidate)
                .header("If-Match", "\"1\"")
                .exchange()
                .expectStatus()
                .isAccepted();
    }

    private JsonNode erase() {
        return erase(ada.candidateId());
    }

    private JsonNode erase(String candidateId) {
        return requireNonNull(admin().delete()
                .uri("/api/v1/candidates/{id}", candidateId)
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    private RestTestClient admin() {
        return company.as(Role.ADMIN);
    }

    private String lines(String uri) {
        return requireNonNull(company.as(Role.RECRUITER)
                .get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
