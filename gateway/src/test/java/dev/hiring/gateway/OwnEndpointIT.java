package dev.hiring.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway answers by itself keeps the rules of what it passes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnEndpointIT {

    private final Upstream upstream = new Upstream("upstream");

    private Issuer issuer;
    private RunningGateway gateway;

    @BeforeAll
    void start() throws Exception {
        issuer = new Issuer().start();
        gateway = RunningGateway.start(
                issuer,
                upstream,
                "--sample-endpoints=true",
                "--hiring.rates.plans.small.client.tokens=2",
                "--hiring.rates.plans.small.client.per=1h",
                "--hiring.rates.plans.small.organization.tokens=10",
                "--hiring.rates.plans.small.organization.per=1h",
                "--hiring.rates.organizations.small=small",
                "--hiring.versions.live[0].name=v1",
                "--hiring.versions.live[0].deprecated=2026-12-01T00:00:00Z");
    }

    @AfterAll
    void stop() {
        gateway.close();
        issuer.close();
        upstream.close();
    }

    @Test
    void answersTheRoleThatIsNamed() throws Exception {
        HttpResponse<String> answer = get("/api/v1/sample?word=a&word=b&number=7", token("acme", "recruiter"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("[\"acme\",\"[a, b]\",\"7\"]");
        assertThat(answer.headers().firstValue("Deprecation")).isPresent();
        assertThat(answer.headers().firstValue("RateLimit")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "DELETE"})
    void asksForATokenWhateverTheMethod(String method) throws Exception {
        HttpResponse<String> answer = gateway.method(method, "/api/v1/sample");

        Problems.assertProblem(answer, Problem.UNAUTHENTICATED);
    }

    @Test
    void forbidsOtherRoles() throws Exception {
        Problems.assertProblem(get("/api/v1/sample?wrong=1", token("acme", "reviewer")), Problem.FORBIDDEN);
        Problems.assertProblem(get("/api/v1/sample"), Problem.UNAUTHENTICATED);
        Problems.assertProblem(
                gateway.get("/api/v1/sample", "Authorization", "Bearer inv_0123456789abcdef"), Problem.FORBIDDEN);
        Problems.assertProblem(get("/api/v1/sample", token("acme")), Problem.FORBIDDEN);
    }

    @Test
    void letsNobodyInWhereNoRoleIsNamed() throws Exception {
        Problems.assertProblem(get("/api/v1/sample/forgotten", token("acme", "admin")), Problem.FORBIDDEN);
    }

    @Test
    void letsEverybodyInWhereItSaysSo() throws Exception {
        assertThat(get("/sample").body()).isEqualTo("for everybody");
    }

    @ParameterizedTest
    @CsvSource({
        "wrong=1, wrong, is not a parameter of this operation",
        "number=1&number=2, number, is given more than once",
        "number=many, number, has a wrong value"
    })
    void refusesParametersThatItDoesNotTake(String query, String field, String reason) throws Exception {
        HttpResponse<String> answer = get("/api/v1/sample?" + query, token("acme", "admin"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains("/problems/invalid-request\"")
                .contains("\"field\":\"" + field + "\"")
                .contains("\"reason\":\"" + reason + "\"");
    }

    @Test
    void saysWhichMethodsThereAre() throws Exception {
        HttpResponse<String> answer =
                gateway.method("DELETE", "/api/v1/sample", "Authorization", "Bearer " + token("acme", "admin"));

        Problems.assertProblem(answer, Problem.METHOD_NOT_ALLOWED);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET");
    }

    @Test
    void saysThatItHasNoAnswerOfThatKind() throws Exception {
        HttpResponse<String> answer = gateway.get(
                "/api/v1/sample", "Authorization", "Bearer " + token("acme", "admin"), "Accept", "image/png");

        Problems.assertProblem(answer, Problem.NOT_ACCEPTABLE);
    }

    @Test
    void limitsRates() throws Exception {
        String token = token("small", "admin");
        assertThat(get("/api/v1/sample", token).statusCode()).isEqualTo(200);
        assertThat(get("/api/v1/sample", token).statusCode()).isEqualTo(200);

        HttpResponse<String> refused = get("/api/v1/sample", token);

        Problems.assertProblem(refused, Problem.RATE_LIMITED);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void leavesOtherPathsToTheRoutes() throws Exception {
        assertThat(gateway.get("/api/v1/questions?any=1", issuer).statusCode()).isEqualTo(200);
        Problems.assertProblem(gateway.get("/api/v1/sample/other", issuer), Problem.NOT_FOUND);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return gateway.get(path);
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        return gateway.get(path, "Authorization", "Bearer " + token);
    }

    private String token(String organization, String... roles) throws Exception {
        return issuer.sign(
                issuer.header().build(),
                issuer.claims()
                        .claim("org", organization)
                        .claim("roles", List.of(roles))
                        .build());
    }
}
