package dev.hiring.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import dev.hiring.candidate.Company.Applicant;
import dev.hiring.kit.security.Role;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.TestEvents;

/** Who may do what: every operation with every role, with another organization's token and with none. */
@ServiceTest
class AccessIT {

    private static final List<String> ROLES =
            List.of(Role.ATS, Role.RECRUITER, Role.REVIEWER, Role.ANALYST, Role.OPERATOR, Role.ADMIN);

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Autowired
    private Clock clock;

    private Company company;
    private List<Operation> operations;

    private record Operation(HttpMethod method, String path, String body, Set<String> roles) {}

    @BeforeEach
    void listTheOperations() {
        company = new Company(api, events, clock);
        String job = company.job("{}");
        Applicant ada = company.apply(job);
        Applicant grace = company.apply(job);
        String webhook = company.webhook("https://1.1.1.1/");
        String connection = company.connection();
        operations = Stream.concat(
                        Stream.of("/api/v1", "/api/v2")
                                .flatMap(api -> Stream.concat(
                                        operations(api, job, ada, grace, webhook).stream(),
                                        ofConnections(api + "/connections", connection).stream())),
                        operationsOfV2("/api/v2", job, ada).stream())
                .toList();
    }

    private static List<Operation> operationsOfV2(String api, String job, Applicant ada) {
        String one = api + "/jobs/" + job;
        String applications = api + "/applications";
        String hers = applications + "/" + ada.id();
        return List.of(
                operation("GET", one + "/score-distribution", "", Role.ATS, Role.RECRUITER, Role.ANALYST, Role.ADMIN),
                operation("GET", api + "/schemas/shortlist-policy", "", ROLES.toArray(String[]::new)),
                operation("POST", one + "/what-if", "{\"best\": 3}", Role.RECRUITER, Role.ANALYST, Role.ADMIN),
                operation("POST", one + "/replays", "", Role.RECRUITER, Role.OPERATOR, Role.ADMIN),
                operation("GET", one + "/replays", "", Role.RECRUITER, Role.ANALYST, Role.OPERATOR, Role.ADMIN),
                operation("GET", one + "/applications.csv", "", Role.ATS, Role.RECRUITER, Role.ADMIN),
                operation("GET", one + "/applications.jsonl", "", Role.ATS, Role.RECRUITER, Role.ADMIN),
                operation(
                        "POST",
                        hers + "/override",
                        "{\"outcome\": \"SHORTLISTED\", \"reason\": \"why\"}",
                        Role.RECRUITER,
                        Role.ADMIN),
                operation(
                        "POST",
                        hers + "/move",
                        "{\"stage\": \"OFFER\", \"reason\": \"why\"}",
                        Role.ATS,
                        Role.RECRUITER,
                        Role.ADMIN),
                operation("POST", applications + "/moves", "{}", Role.ATS, Role.RECRUITER, Role.ADMIN),
                operation("GET", hers + "/rank", "", Role.ATS, Role.RECRUITER, Role.ANALYST, Role.ADMIN),
                operation("GET", hers + "/trail", "", Role.RECRUITER, Role.ADMIN),
                operation("POST", hers + "/notes", "{\"text\": \"why\"}", Role.RECRUITER, Role.ADMIN),
                operation("GET", hers + "/notes", "", Role.RECRUITER, Role.ADMIN));
    }

    private static List<Operation> operations(String api, String job, Applicant ada, Applicant grace, String webhook) {
        String webhooks = api + "/webhooks";
        String hook = webhooks + "/" + webhook;
        String jobs = api + "/jobs";
        String one = jobs + "/" + job;
        String applications = api + "/applications";
        String hers = applications + "/" + ada.id();
        String candidate = api + "/candidates/" + ada.candidateId();
        return List.of(
                operation("POST", jobs, "{}", Role.RECRUITER, Role.ADMIN),
                operation("GET", jobs, "", Role.ATS, Role.RECRUITER, Role.ANALYST, Role.ADMIN),
                operation("GET", one, "", Role.ATS, Role.RECRUITER, Role.ANALYST, Role.ADMIN),
                operation("PUT", one + "/shortlist-policy", "{\"best\": 3}", Role.RECRUITER, Role.ADMIN),
                operation("GET", one + "/shortlist", "", Role.ATS, Role.RECRUITER, Role.ADMIN),
                operation("GET", one + "/funnel", "", Role.ATS, Role.RECRUITER, Role.ANALYST, Role.ADMIN),
                operation("POST", one + "/close", "", Role.RECRUITER, Role.ADMIN),
                operation("POST", applications, "{}", Role.ATS, Role.RECRUITER, Role.ADMIN),
                operation("GET", applications, "", Role.ATS, Role.RECRUITER, Role.ANALYST, Role.ADMIN),
                operation("GET", hers, "", Role.ATS, Role.RECRUITER, Role.ANALYST, Role.ADMIN),
                operation("POST", hers + "/withdraw", "", Role.ATS, Role.RECRUITER, Role.ADMIN),
                operation("GET", candidate, "", Role.ATS, Role.RECRUITER, Role.ADMIN),
                operation("POST", api + "/candidates/search", "{}", Role.ATS, Role.RECRUITER, Role.ADMIN),
                operation("GET", candidate + "/personal-data/candidate-service", "", Role.ADMIN),
                operation("GET", candidate + "/accesses/candidate-service", "", Role.ADMIN),
                operation("DELETE", api + "/candidates/" + grace.candidateId(), "", Role.ADMIN),
                operation("GET", api + "/candidates/" + grace.candidateId() + "/erasure", "", Role.ADMIN),
                operation("GET", api + "/retention", "", Role.ADMIN),
                operation("PUT", api + "/retention", "{\"keepHired\": true}", Role.ADMIN),
                operation("POST", webhooks, "{}", Role.ATS, Role.ADMIN),
                operation("GET", webhooks, "", Role.ATS, Role.ADMIN),
                operation("GET", hook, "", Role.ATS, Role.ADMIN),
                operation("PUT", hook, "{\"url\": \"https://1.1.1.1/\", \"enabled\": true}", Role.ATS, Role.ADMIN),
                operation("POST", hook + "/rotate-key", "", Role.ATS, Role.ADMIN),
                operation("GET", hook + "/deliveries", "", Role.ATS, Role.ADMIN));
    }

    private static List<Operation> ofConnections(String connections, String id) {
        String one = connections + "/" + id;
        return List.of(
                operation("POST", connections, "{}", Role.ATS, Role.ADMIN),
                operation("GET", connections, "", Role.ATS, Role.OPERATOR, Role.ADMIN),
                operation("GET", one, "", Role.ATS, Role.OPERATOR, Role.ADMIN),
                operation("PUT", one, "{\"allowedHosts\": [\"1.1.1.1\"], \"enabled\": true}", Role.ATS, Role.ADMIN),
                operation("POST", one + "/rotate-key", "", Role.ATS, Role.ADMIN),
                operation("GET", one + "/orders", "", Role.ATS, Role.OPERATOR, Role.ADMIN),
                operation("GET", one + "/errors", "", Role.ATS, Role.OPERATOR, Role.ADMIN));
    }

    @Test
    void letsInTheRolesOfAnOperationAndNoOther() {
        for (Operation operation : operations) {
            for (String role : ROLES) {
                int status = status(company.as(role), operation);
                if (operation.roles().contains(role)) {
                    assertThat(status).as(role + " " + operation).isNotIn(401, 403, 404, 500);
                } else {
                    assertThat(status).as(role + " " + operation).isEqualTo(403);
                }
            }
        }
    }

    @Test
    void letsInNobodyWithoutAToken() {
        assertThat(operations)
                .allSatisfy(operation ->
                        assertThat(status(api.anonymous(), operation)).isEqualTo(401));
    }

    @Test
    void knowsNothingOfAnotherOrganizationsThings() {
        RestTestClient stranger = new Company(api, events, clock).as(ROLES.toArray(String[]::new));

        for (Operation operation : operations) {
            if (operation.path().matches(".*[0-9a-f-]{36}.*")) {
                String unknown = operation.path().replaceFirst("[0-9a-f-]{36}", "00000000-0000-3000-8000-000000000000");
                assertThat(answer(stranger, operation, operation.path()))
                        .as(operation.toString())
                        .isEqualTo(answer(stranger, operation, unknown))
                        .startsWith("404");
            }
        }
        for (String list : List.of("/api/v1/jobs", "/api/v2/jobs", "/api/v1/applications", "/api/v2/applications")) {
            assertThat(answer(stranger, operation("GET", list, ""), list)).contains("\"items\":[]");
        }
    }

    @Test
    void takesNoApplicationForAnotherOrganizationsJob() {
        String foreign = new Company(api, events, clock).job("{}");

        company.as(Role.ATS)
                .post()
                .uri("/api/v1/applications")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Company.application(foreign, "Ada", "Lovelace", "ada@example.org"))
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private static Operation operation(String method, String path, String body, String... roles) {
        return new Operation(HttpMethod.valueOf(method), path, body, Set.of(roles));
    }

    private static int status(RestTestClient client, Operation operation) {
        return exchange(client, operation, operation.path())
                .returnResult()
                .getStatus()
                .value();
    }

    /** Status and body, without what names the request itself. */
    private static String answer(RestTestClient client, Operation operation, String path) {
        var result = exchange(client, operation, path).returnResult(String.class);
        return result.getStatus().value() + " "
                + Stream.of(String.valueOf(result.getResponseBody()))
                        .map(body -> body.replaceAll("\"(instance|traceId)\":\"[^\"]*\"", ""))
                        .findFirst()
                        .orElseThrow();
    }

    private static RestTestClient.ResponseSpec exchange(RestTestClient client, Operation operation, String path) {
        RestTestClient.RequestBodySpec request =
                client.method(operation.method()).uri(path);
        return operation.body().isEmpty()
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON)
                        .body(operation.body())
                        .exchange();
    }
}
