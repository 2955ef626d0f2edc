package dev.hiring.candidate.greenhouse;

import static dev.hiring.candidate.AtsConnection.basic;
import static dev.hiring.candidate.AtsConnection.ok;
import static dev.hiring.candidate.Company.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

import dev.hiring.candidate.AtsConnection;
import dev.hiring.candidate.AtsServer;
import dev.hiring.candidate.AtsServer.Call;
import dev.hiring.candidate.Company;
import dev.hiring.candidate.Company.Applicant;
import dev.hiring.events.AssessmentEvent.InvitationCancelled;
import dev.hiring.events.CandidateEvent.ApplicationReceived;
import dev.hiring.events.ScoreEvent.Status;
import dev.hiring.kit.security.Role;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.SettableClock;
import dev.hiring.testkit.TestEvents;

/** The contract from Greenhouse's side. */
@ServiceTest
@TestPropertySource(
        properties = {
            "hiring.outbound.permitted=127.0.0.0/8",
            "hiring.outbound.time-limit=2s",
            "hiring.ats.look-every=50ms",
            "hiring.public-url=https://hiring.example.org"
        })
class GreenhouseIT {

    private static final String SEND = "/ats/greenhouse/send_test";

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Autowired
    private SettableClock clock;

    private Company company;
    private AtsConnection connection;
    private String job;
    private AtsServer greenhouse = new AtsServer();

    @BeforeEach
    void connect() {
        company = new Company(api, events, clock);
        connection = AtsConnection.create(api, company, clock, "GREENHOUSE");
        job = company.job("{\"minimumPercent\": 50}");
    }

    @AfterEach
    void close() {
        greenhouse.close();
    }

    @Test
    void listsOpenJobsAsABareArray() {
        String closed = company.job("{}");
        company.closeJob(closed);
        String foreign = new Company(api, events, clock).job("{}");

        JsonNode tests = ok(get("list_tests"));

        assertThat(tests.isArray()).isTrue();
        assertThat(tests).extracting(JsonNode::toString).contains("""
                {"partner_test_id":"%s","partner_test_name":"Backend Engineer: Backend Engineer"}""".formatted(job));
        assertThat(tests)
                .extracting(test -> text(test, "partner_test_id"))
                .doesNotHaveDuplicates()
                .doesNotContain(closed, foreign);
    }

    @Test
    void letsInNobodyWithoutTheKeyWhateverElseIsWrong() {
        String key = connection.key();
        AtsConnection foreign = AtsConnection.create(api, new Company(api, events, clock), clock, "GREENHOUSE");
        for (String authorization : List.of(
                "",
                "Basic",
                "Basic !",
                basic(key),
                basic(key + ":password"),
                basic(":" + key),
                basic(key.substring(0, key.length() - 1) + ":"),
                basic(foreign.key().replace(foreign.id(), connection.id()) + ":"),
                "Bearer " + key)) {
            for (RestTestClient.ResponseSpec answer : List.of(
                    connection.get("/ats/greenhouse/list_tests", authorization),
                    connection.get("/ats/greenhouse/test_status", authorization),
                    connection.post(SEND, authorization, "no JSON"),
                    connection.post("/ats/greenhouse/response_error", authorization, "{}"))) {
                answer.expectStatus()
                        .isUnauthorized()
                        .expectHeader()
                        .valueMatches("WWW-Authenticate", "Basic .*")
                        .expectBody()
                        .jsonPath("$.type")
                        .isEqualTo("https://hiring.dev/problems/unauthenticated");
            }
        }
    }

    @Test
    void givesTheSameIdAndOneInvitationToTwentyOrdersOfOneAddressAtOnce() throws Exception {
        String body = order("ada@example.org", greenhouse.url("/take_home_tests/1"));
        Set<String> ids = new ConcurrentSkipListSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> order = () -> ids.add(text(ok(send(body)), "partner_interview_id"));
            for (Future<Boolean> each : threads.invokeAll(Collections.nCopies(20, order))) {
                each.get();
            }
        }

        assertThat(ids).hasSize(1);
        assertThat(ok(send(body)))
                .hasToString("{\"partner_interview_id\":\"%s\"}"
                        .formatted(ids.iterator().next()));
        Applicant ada = connection.applicant(ids.iterator().next());
        events.await(ApplicationReceived.class, event -> event.applicationId().equals(ada.id()));
        assertThat(events.all(ApplicationReceived.class))
                .filteredOn(event -> event.organization().equals(company.organization()))
                .hasSize(1);
        assertThat(company.get(
                                "/api/v2/applications?externalReference={id}",
                                ids.iterator().next())
                        .required("items"))
                .hasSize(1);
    }

    @Test
    void keepsTheFirstOrderOfAnAddressWhateverARepetitionSays() {
        String url = greenhouse.url("/take_home_tests/1");
        String first = sent("ada@example.org", url);

        assertThat(sent("bob@example.org", url)).isEqualTo(first);
        assertThat(company.get("/api/v2/applications").required("items")).hasSize(1);
    }

    @Test
    void leavesAloneWhatItDoesNotNeed() {
        String body = """
                {"partner_test_id": "%s", "sent_by": null, "priority": {"level": 1},
                 "candidate": {"first_name": "Ada", "last_name": "Lovelace", "preferred_name": null, "resume_url": null,
                   "phone_number": null, "email": "ada@example.org", "greenhouse_profile_url": "https://x/", "more": []},
                 "url": "%s"}""".formatted(job, greenhouse.url("/1"));

        ok(send(body));
        ok(get("list_tests?page=1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "partner_test_id": | "other": | partner_test_id
            "candidate": | "other": | candidate
            "first_name": "Ada" | "first_name": null | candidate.first_name
            "last_name": "Lovelace" | "last_name": " " | candidate.last_name
            "email": "ada@example.org" | "email": "ada" | candidate.email
            "email": "ada@example.org" | "email": {"$ne": null} | candidate.email
            "url": | "other": | url
            http://127.0.0.1 | nonsense | url
            http://127.0.0.1 | ftp://127.0.0.1 | url
            http://127.0.0.1 | http://user@127.0.0.1 | url
            http://127.0.0.1 | http://localhost | url
            http://127.0.0.1 | https://ats.example.com | url
            http://127.0.0.1 | http://127.0.0.1.example.com | url
            http://127.0.0.1 | http://0177.0.0.1 | url
            http://127.0.0.1 | http://2130706433 | url
            """)
    void namesWhatIsWrongAsGreenhouseDoesAndCallsNobody(String right, String wrong, String field) {
        String body = order("ada@example.org", greenhouse.url("/1"));
        assertThat(body).contains(right);

        send(body.replace(right, wrong))
                .expectStatus()
                .isBadRequest()
                .expectBody(JsonNode.class)
                .value(problem ->
                        assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field));
        assertThat(company.get("/api/v2/applications").required("items")).isEmpty();
        assertThat(greenhouse.calls).isEmpty();
    }

    @Test
    void knowsNoTestThatCannotBeTaken() {
        String closed = company.job("{}");
        company.closeJob(closed);
        String foreign = new Company(api, events, clock).job("{}");

        for (String test : List.of(closed, foreign, "unknown")) {
            send(order("ada@example.org", greenhouse.url("/1")).replace(job, test))
                    .expectStatus()
                    .isNotFound();
        }
    }

    @Test
    void tellsHowFarATestIs() {
        String id = sent("ada@example.org", greenhouse.url("/1"));
        assertThat(status(id)).hasToString("""
                {"partner_status":"pending","partner_profile_url":null,"partner_score":null,"metadata":null}""");
        Applicant ada = connection.applicant(id);
        company.invite(ada);
        awaitStatus(id, "invited");
        company.start(ada);
        awaitStatus(id, "started");
        company.complete(ada);
        awaitStatus(id, "marking");
        company.score(ada, 1, Status.AWAITING_REVIEW, "40", Map.of(), clock.instant());
        company.score(ada, 2, Status.FINAL, "81.50", Map.of("sql", "75"), clock.instant());
        awaitStatus(id, "complete");

        JsonNode status = status(id);
        assertThat(status.propertyNames())
                .containsExactly("partner_status", "partner_profile_url", "partner_score", "metadata");
        assertThat(text(status, "partner_profile_url"))
                .isEqualTo("https://hiring.example.org/?job=" + job + "&application=" + ada.id());
        assertThat(status.required("partner_score").isNumber()).isTrue();
        assertThat(status.required("partner_score")).hasToString("81.5");
        assertThat(status.required("metadata").propertyNames())
                .containsExactly("Started At", "Completed At", "Marks", "Maximum Marks", "Decision", "Percent in sql");
        assertThat(status.required("metadata"))
                .allSatisfy(value -> assertThat(value.isValueNode()).isTrue());
        assertThat(text(status.required("metadata"), "Decision")).isEqualTo("shortlisted");
    }

    @Test
    void knowsNoOrderButThoseOfItsConnection() {
        String id = sent("ada@example.org", greenhouse.url("/1"));
        AtsConnection second = AtsConnection.create(api, company, clock, "GREENHOUSE");
        AtsConnection foreign = AtsConnection.create(api, new Company(api, events, clock), clock, "GREENHOUSE");

        for (AtsConnection other : List.of(second, foreign)) {
            other.get("/ats/greenhouse/test_status?partner_interview_id=" + id, basic(other.key() + ":"))
                    .expectStatus()
                    .isNotFound();
        }
        get("test_status?partner_interview_id=unknown").expectStatus().isNotFound();
        get("test_status").expectStatus().isBadRequest();
    }

    @Test
    void isToldOnceWhenItCanReadTheResult() {
        greenhouse.close();
        greenhouse = new AtsServer(500, 500);
        AtomicInteger readable = new AtomicInteger();
        String id = sent("ada@example.org", greenhouse.url("/take_home_tests/1?a=b"));
        greenhouse.whileAnswering(() -> {
            if (text(status(id), "partner_status").equals("complete")) {
                readable.incrementAndGet();
            }
        });
        Applicant ada = connection.applicant(id);
        assertThat(text(connection.order(id), "state")).isEqualTo("OPEN");

        company.complete(ada);
        company.score(ada, 1, Status.AWAITING_REVIEW, "40", Map.of(), clock.instant());
        company.score(ada, 2, Status.FINAL, "81.5", Map.of(), clock.instant());
        JsonNode delivered = connection.awaitOrder(id, "DELIVERED");
        for (int i = 0; i < 3; i++) {
            company.complete(ada);
            company.score(ada, 2, Status.FINAL, "81.5", Map.of(), clock.instant());
        }
        // What comes after those has been heard after them.
        String last = sent("bob@example.org", greenhouse.url("/take_home_tests/2"));
        company.score(connection.applicant(last), "20");
        connection.awaitOrder(last, "DELIVERED");
        clock.advance(Duration.ofDays(3));

        Call call = new Call("PATCH", "/take_home_tests/1?a=b", basic(AtsConnection.CREDENTIAL + ":"), "");
        assertThat(greenhouse.calls)
                .filteredOn(each -> each.path().equals(call.path()))
                .containsExactly(call, call, call);
        assertThat(readable).hasValue(4);
        assertThat(delivered
                        .required("attempts")
                        .valueStream()
                        .map(each -> each.path("status").asInt()))
                .containsExactly(500, 500, 200);
    }

    @ParameterizedTest
    @CsvSource({"403, KEY_REFUSED", "412, REFUSED"})
    void stopsAtARefusalUntilAnOperatorSendsAgain(int status, String failure) {
        greenhouse.close();
        greenhouse = new AtsServer(status);
        String id = sent("ada@example.org", greenhouse.url("/1"));
        company.score(connection.applicant(id), "81.5");

        assertThat(text(connection.awaitOrder(id, "FAILED"), "failure")).isEqualTo(failure);
        clock.advance(Duration.ofDays(3));
        assertThat(connection.orders("?state=FAILED")).singleElement().satisfies(order -> {
            assertThat(text(order, "id")).isEqualTo(id);
            assertThat(order.at("/attempts/0/status").asInt()).isEqualTo(status);
        });
        assertThat(connection.orders("?state=SENDING")).isEmpty();
        assertThat(greenhouse.calls).hasSize(1);

        resend(id).expectStatus().isAccepted();
        connection.awaitOrder(id, "DELIVERED");
        assertThat(greenhouse.calls).hasSize(2);
        resend(id)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://hiring.dev/problems/order-not-failed");
    }

    @Test
    void tellsOfOneResultToEachOrderOfTheSameCandidate() {
        String first = sent("ada@example.org", greenhouse.url("/1"));
        company.score(connection.applicant(first), "81.5");
        connection.awaitOrder(first, "DELIVERED");

        String second = sent("ADA@example.org", greenhouse.url("/2"));

        assertThat(second).isNotEqualTo(first);
        connection.awaitOrder(second, "DELIVERED");
        assertThat(status(second)).isEqualTo(status(first));
        assertThat(greenhouse.calls).extracting(Call::path).containsExactly("/1", "/2");
        assertThat(company.get("/api/v2/applications").required("items")).hasSize(1);
    }

    @Test
    void takesTheApplicationOfSomebodyWhoHasAppliedOtherwise() {
        Applicant ada = company.apply(job, "Ada", "Lovelace");
        String email = text(company.get("/api/v2/candidates/{id}", ada.candidateId()), "email");

        String id = sent(email, greenhouse.url("/1"));

        assertThat(text(connection.order(id), "applicationId")).isEqualTo(ada.id());
    }

    @Test
    void isNotToldOfTestsThatDoNotTakePlace() {
        String expired = sent("ada@example.org", greenhouse.url("/1"));
        String cancelled = sent("bob@example.org", greenhouse.url("/2"));
        company.expire(connection.applicant(expired));
        Applicant bob = connection.applicant(cancelled);
        company.publish(new InvitationCancelled(
                bob.sessionId(), bob.id(), bob.candidateId(), bob.jobId(), bob.assessmentId(), clock.instant()));

        connection.awaitOrder(expired, "ENDED");
        connection.awaitOrder(cancelled, "ENDED");
        assertThat(text(status(expired), "partner_status")).isEqualTo("expired");
        assertThat(text(status(cancelled), "partner_status")).isEqualTo("cancelled");
        assertThat(greenhouse.calls).isEmpty();
    }

    @Test
    void isToldNothingWhileTheConnectionIsSwitchedOffOrTheHostNotAllowed() {
        String off = sent("ada@example.org", greenhouse.url("/1"));
        Applicant ada = connection.applicant(off);
        replace("{\"allowedHosts\": [\"127.0.0.1\"], \"enabled\": false}");
        company.score(ada, "81.5");
        assertThat(text(connection.awaitOrder(off, "FAILED"), "failure")).isEqualTo("CONNECTION_DISABLED");

        replace("{\"allowedHosts\": [\"ats.example.com\"], \"enabled\": true}");
        resend(off).expectStatus().isAccepted();
        assertThat(text(connection.awaitOrder(off, "FAILED"), "failure")).isEqualTo("HOST_NOT_ALLOWED");
        assertThat(greenhouse.calls).isEmpty();

        replace("{\"allowedHosts\": [\"127.0.0.1\"], \"outboundCredential\": \"another\", \"enabled\": true}");
        resend(off).expectStatus().isAccepted();
        connection.awaitOrder(off, "DELIVERED");
        assertThat(greenhouse.calls).extracting(Call::authorization).containsExactly(basic("another:"));
    }

    @Test
    void showsOperatorsWhatGreenhouseComplainsOf() {
        for (String operation : List.of("response_error", "request_errors")) {
            assertThat(ok(connection.post("/ats/greenhouse/" + operation, authorization(), """
                    {"api_call": "test_status", "errors": ["partner_score is missing", 7, null],
                     "partner_test_id": 12345, "partner_interview_id": 299506, "candidate_email": "ada@example.org",
                     "more": {}}""")))
                    .hasToString("{\"status\":200}");
        }

        JsonNode errors = connection.operators("/errors").required("items");
        assertThat(errors).hasSize(2);
        assertThat(text(errors.path(0), "apiCall")).isEqualTo("test_status");
        assertThat(errors.at("/0/errors")).hasToString("[\"partner_score is missing\",\"7\"]");
        assertThat(text(errors.path(0), "testId")).isEqualTo("12345");
        assertThat(text(errors.path(0), "orderId")).isEqualTo("299506");
        assertThat(errors.toString()).doesNotContain("ada@example.org");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"errors": []} | api_call
            {"api_call": "list_tests"} | errors
            {"api_call": "list_tests", "errors": "all"} | errors
            [] | body
            """)
    void namesWhatAComplaintLacks(String body, String field) {
        connection
                .post("/ats/greenhouse/response_error", authorization(), body)
                .expectStatus()
                .isBadRequest()
                .expectBody(JsonNode.class)
                .value(problem ->
                        assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field));
    }

    @Test
    void keepsAThousandComplaints() {
        for (int i = 0; i < 1_003; i++) {
            ok(connection.post("/ats/greenhouse/response_error", authorization(), """
                    {"api_call": "call-%d", "errors": []}""".formatted(i)));
            clock.advance(Duration.ofMillis(1));
        }

        List<JsonNode> kept =
                company.follow(Role.OPERATOR, "/api/v2/connections/" + connection.id() + "/errors?limit=200");
        assertThat(kept).hasSize(1_000);
        assertThat(text(kept.getFirst(), "apiCall")).isEqualTo("call-1002");
        assertThat(text(kept.getLast(), "apiCall")).isEqualTo("call-3");
    }

    private String sent(String email, String url) {
        return text(ok(send(order(email, url))), "partner_interview_id");
    }

    private String order(String email, String url) {
        return """
                {"partner_test_id": "%s", "candidate": {"first_name": "Ada", "last_name": "Lovelace", "email": "%s",
                 "greenhouse_profile_url": "https://app.greenhouse.io/people/1"}, "url": "%s"}""".formatted(job, email, url);
    }

    private RestTestClient.ResponseSpec send(String body) {
        return connection.post(SEND, authorization(), body);
    }

    private RestTestClient.ResponseSpec get(String operation) {
        return connection.get("/ats/greenhouse/" + operation, authorization());
    }

    private JsonNode status(String id) {
        return ok(get("test_status?partner_interview_id=" + id));
    }

    private void awaitStatus(String id, String expected) {
        await().atMost(Api.PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(
                        () -> assertThat(text(status(id), "partner_status")).isEqualTo(expected));
    }

    private RestTestClient.ResponseSpec resend(String id) {
        return company.as(Role.OPERATOR)
                .post()
                .uri("/api/v2/connections/" + connection.id() + "/orders/" + id + "/resend")
                .exchange();
    }

    private void replace(String body) {
        company.as(Role.ADMIN)
                .put()
                .uri("/api/v2/connections/" + connection.id())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private String authorization() {
        return basic(connection.key() + ":");
    }
}
