package dev.hiring.candidate.application;

import static dev.hiring.candidate.Company.text;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

import dev.hiring.candidate.Company;
import dev.hiring.candidate.Company.Applicant;
import dev.hiring.candidate.person.Details;
import dev.hiring.events.CandidateEvent.ApplicationReceived;
import dev.hiring.events.CandidateEvent.ApplicationWithdrawn;
import dev.hiring.kit.security.Role;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.TestEvents;

/** Applying and withdrawing. */
@ServiceTest
class ApplyIT {

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Autowired
    private Clock clock;

    @Autowired
    private ApplicationService applications;

    private Company company;
    private String job;

    @BeforeEach
    void openAJob() {
        company = new Company(api, events, clock);
        job = company.job("{}");
    }

    @Test
    void answersWithTheApplication() {
        RestTestClient.ResponseSpec answer = post(Company.application(job, "Ada", "Lovelace", "ada@example.org"));

        answer.expectStatus().isCreated();
        answer.expectHeader().valueEquals("ETag", "\"1\"");
        answer.expectHeader().valueMatches("Location", "/api/v1/applications/[0-9a-f-]{36}");
        answer.expectBody()
                .jsonPath("$.stage")
                .isEqualTo("RECEIVED")
                .jsonPath("$.jobId")
                .isEqualTo(job)
                .jsonPath("$.stages.length()")
                .isEqualTo(1)
                .jsonPath("$.score")
                .isEqualTo(null)
                .jsonPath("$.decision")
                .isEqualTo(null);
    }

    @Test
    void saysWhereItIsInTheVersionThatWasAsked() {
        company.as(Role.ATS)
                .post()
                .uri("/api/v2/applications")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Company.application(job, "Ada", "Lovelace", "ada@example.org"))
                .exchange()
                .expectHeader()
                .valueMatches("Location", "/api/v2/applications/[0-9a-f-]{36}");
    }

    @Test
    void makesOneApplicationOfARequestThatIsRepeatedInAnotherVersion() {
        String key = UUID.randomUUID().toString();
        String body = Company.application(job, "Ada", "Lovelace", "ada@example.org");
        JsonNode first = body(post(company.as(Role.ATS), body, key));

        RestTestClient.ResponseSpec again = company.as(Role.ATS)
                .post()
                .uri("/api/v2/applications")
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();

        again.expectStatus().isCreated();
        again.expectHeader().valueEquals("Location", "/api/v2/applications/" + text(first, "id"));
    }

    @Test
    void makesOneApplicationOfTwentyAtOnce() throws Exception {
        String body = Company.application(job, "Ada", "Lovelace", "ada@example.org");
        List<Future<HttpStatusCode>> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            RestTestClient ats = company.as(Role.ATS);
            for (int i = 0; i < 20; i++) {
                answers.add(clients.submit(() -> post(ats, body).returnResult().getStatus()));
            }
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<HttpStatusCode> answer : answers) {
            statuses.add(answer.get().value());
        }

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        JsonNode page = company.get("/api/v1/applications?jobId={job}", job);
        assertThat(page.required("items").size()).isEqualTo(1);
        Applicant next = company.apply(job);
        events.await(ApplicationReceived.class, e -> e.applicationId().equals(next.id()));
        String id = text(page.at("/items/0"), "id");
        events.await(ApplicationReceived.class, e -> e.applicationId().equals(id));
        assertThat(events.all(ApplicationReceived.class))
                .filteredOn(e -> e.event().applicationId().equals(id))
                .hasSize(1);
    }

    @Test
    void refusesASecondApplicationOfTheSameCandidate() {
        String id = text(body(post(Company.application(job, "Ada", "Lovelace", "ada@example.org"))), "id");

        RestTestClient.ResponseSpec second = post(Company.application(job, "A.", "L.", "ADA@example.ORG"));

        second.expectStatus().isEqualTo(409);
        second.expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://hiring.dev/problems/already-applied")
                .jsonPath("$.applicationId")
                .isEqualTo(id);
    }

    @Test
    void takesTheSameCandidateForAnotherJob() {
        JsonNode first = body(post(Company.application(job, "Ada", "Lovelace", "ada@example.org")));
        JsonNode second = body(post(Company.application(company.job("{}"), "Ada", "King", "Ada@example.org")));

        assertThat(text(second, "candidateId")).isEqualTo(text(first, "candidateId"));
        assertThat(text(company.get("/api/v1/candidates/{id}", text(first, "candidateId")), "familyName"))
                .isEqualTo("King");
    }

    @Test
    void answersTheRepetitionOfARequestWithItsFirstAnswer() {
        String key = UUID.randomUUID().toString();
        String body = Company.application(job, "Ada", "Lovelace", "ada@example.org");

        JsonNode first =
                body(post(company.as(Role.ATS), body, key).expectStatus().isCreated());
        JsonNode again =
                body(post(company.as(Role.ATS), body, key).expectStatus().isCreated());

        assertThat(again).isEqualTo(first);
    }

    @Test
    void knowsTheRepetitionOfARequestWhoseAnswerWasLost() {
        Details ada = new Details("Ada", "Lovelace", "ada@example.org");
        Application first = applications.apply(company.organization(), job, ada, null, "request-1");

        assertThat(applications.apply(company.organization(), job, ada, null, "request-1"))
                .isEqualTo(first);
        assertThatThrownBy(() -> applications.apply(company.organization(), job, ada, null, "request-2"))
                .isInstanceOf(ApplicationProblem.AlreadyApplied.class);
    }

    @Test
    void refusesApplicationsForAClosedJob() {
        company.closeJob(job);

        RestTestClient.ResponseSpec answer = post(Company.application(job, "Ada", "Lovelace", "ada@example.org"));

        answer.expectStatus().isEqualTo(409);
        answer.expectBody().jsonPath("$.type").isEqualTo("https://hiring.dev/problems/job-closed");
    }

    @Test
    void knowsNoJobThatDoesNotExist() {
        post(Company.application("no-job", "Ada", "Lovelace", "ada@example.org"))
                .expectStatus()
                .isNotFound();
    }

    @Test
    void withdrawsOnceAndDecidesNothingAfterwards() {
        Applicant ada = company.apply(job);

        withdraw(ada).expectStatus().isOk().expectBody().jsonPath("$.stage").isEqualTo("WITHDRAWN");
        withdraw(ada).expectStatus().isOk();
        events.await(ApplicationWithdrawn.class, e -> e.applicationId().equals(ada.id()));

        company.score(ada, "70.00");
        await().atMost(Api.PATIENCE)
                .until(() -> company.application(ada).required("score").isObject());
        JsonNode application = company.application(ada);
        assertThat(text(application, "stage")).isEqualTo("WITHDRAWN");
        assertThat(application.required("decision").isNull()).isTrue();
    }

    @Test
    void refusesToWithdrawWhatIsOver() {
        Applicant ada = company.apply(job);
        company.expire(ada);
        company.awaitStage(ada, "INVITATION_EXPIRED");

        withdraw(ada)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://hiring.dev/problems/application-over");
    }

    @Test
    void withdrawsOnlyTheVersionThatTheCallerSaw() {
        Applicant ada = company.apply(job);

        company.as(Role.ATS)
                .post()
                .uri("/api/v1/applications/{id}/withdraw", ada.id())
                .header("If-Match", "\"7\"")
                .exchange()
                .expectStatus()
                .isEqualTo(412);
        company.as(Role.ATS)
                .post()
                .uri("/api/v1/applications/{id}/withdraw", ada.id())
                .header("If-Match", "\"1\"")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void pagesThroughTheApplicationsOfAJob() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(company.apply(job).id());
        }
        company.apply(company.job("{}"));

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = company.get("/api/v1/applications?jobId={job}&limit=2" + cursor, job);
            page.required("items").forEach(item -> seen.add(text(item, "id")));
            cursor = page.required("next").isNull() ? "" : "&cursor=" + text(page, "next");
        } while (!cursor.isEmpty());

        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(company.get("/api/v1/applications?jobId={job}&stage=SHORTLISTED", job)
                        .required("items")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void findsApplicationsByTheReferenceOfWhoPostedThem() {
        String reference = UUID.randomUUID().toString();
        List<String> ids = new ArrayList<>();
        for (String email : List.of("ada@example.org", "grace@example.org", "mary@example.org")) {
            String body = Company.application(job, "Ada", "Lovelace", email)
                    .replaceFirst("}$", ", \"externalReference\": \"" + reference + "\"}");
            ids.add(text(body(post(body)), "id"));
        }
        company.apply(job);
        String list = "/api/v2/applications?limit=2&externalReference=" + reference;

        assertThat(company.follow(list))
                .extracting(application -> text(application, "id"))
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(company.follow(list + "&jobId=" + job + "&stage=RECEIVED")).hasSize(3);
        assertThat(company.follow(list + "&jobId=another")).isEmpty();
        assertThat(company.follow(list + "&stage=SHORTLISTED")).isEmpty();
        company.as(Role.ATS)
                .get()
                .uri(list.replace("v2", "v1"))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("externalReference");
    }

    private RestTestClient.ResponseSpec withdraw(Applicant applicant) {
        return company.as(Role.ATS)
                .post()
                .uri("/api/v1/applications/{id}/withdraw", applicant.id())
                .exchange();
    }

    private RestTestClient.ResponseSpec post(String body) {
        return post(company.as(Role.ATS), body);
    }

    private static RestTestClient.ResponseSpec post(RestTestClient client, String body) {
        return client.post()
                .uri("/api/v1/applications")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private static RestTestClient.ResponseSpec post(RestTestClient client, String body, String key) {
        return client.post()
                .uri("/api/v1/applications")
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private static JsonNode body(RestTestClient.ResponseSpec answer) {
        return requireNonNull(answer.expectBody(JsonNode.class).returnResult().getResponseBody());
    }
}
