package dev.hiring.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutingIT {

    private final Upstream question = new Upstream("question");
    private final Upstream assessment = new Upstream("assessment");
    private final Upstream scoring = new Upstream("scoring");
    private final Upstream candidate = new Upstream("candidate");

    Issuer issuer;
    RunningGateway gateway;

    @BeforeAll
    void start() throws Exception {
        issuer = new Issuer().start();
        gateway = RunningGateway.start(
                        issuer,
                        "--HIRING_QUESTION_URL=" + question.url(),
                        "--HIRING_ASSESSMENT_URL=" + assessment.url(),
                        "--HIRING_SCORING_URL=" + scoring.url(),
                        "--HIRING_CANDIDATE_URL=" + candidate.url())
                .warm(issuer);
    }

    @AfterAll
    void stop() {
        gateway.close();
        issuer.close();
        services().forEach(Upstream::close);
    }

    @BeforeEach
    void forget() {
        services().forEach(Upstream::forget);
        question.answerWith(exchange -> Upstream.answer(exchange, 200, "question"));
    }

    private Stream<Upstream> services() {
        return Stream.of(question, assessment, scoring, candidate);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/questions, question",
        "/api/v1/questions/1/versions/2, question",
        "/api/v1/library/import, question",
        "/api/v1/assessments/1, assessment",
        "/api/v1/invitations/1/links, assessment",
        "/api/v1/sessions/1/answers/2, assessment",
        "/api/v1/results?applicationId=1, scoring",
        "/api/v1/reviews/1/items/2, scoring",
        "/api/v1/jobs/1/shortlist, candidate",
        "/api/v1/applications, candidate",
        "/api/v1/candidates/1, candidate",
        "/api/v1/connections/1/orders?state=FAILED, candidate",
        "/api/v2/questions, question",
        "/api/v2/sessions/1/answers/2, assessment",
        "/api/v2/invitations/1/links, assessment",
        "/api/v2/results?applicationId=1, scoring",
        "/api/v2/jobs/1/shortlist, candidate"
    })
    void routesEachPathToItsService(String path, String service) throws Exception {
        HttpResponse<String> answer = gateway.get(path, issuer);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(service);
        assertThat(services().flatMap(each -> each.asked().stream()))
                .singleElement()
                .satisfies(asked -> assertThat(asked.uri()).isEqualTo(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1",
                "/api/v1/",
                "/api/v1/question",
                "/api/v1/questionsx",
                "/API/v1/questions",
                "/api/v1/Questions",
                "/questions",
                "/ats",
                "/ats/greenhouse2/list_tests",
                "/api/v1/ats/greenhouse/list_tests",
                "/internal",
                "/api/v1/internal/questions",
                "/actuator",
                "/actuator/health",
                "/actuator/gateway/routes",
                "/api/v1/actuator/env",
                "/v3/api-docs",
                "/error",
                "/favicon.ico"
            })
    void hasNothingElse(String path) throws Exception {
        Problems.assertProblem(gateway.get(path), Problem.NOT_FOUND);
        Problems.assertProblem(gateway.get(path, issuer), Problem.NOT_FOUND);
        assertNothingPassed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1//questions",
                "//api/v1/questions",
                "/api/v1/questions//1",
                "/api/v1/questions;x=1",
                "/api/v1/questions/1;/draft",
                "/api/v1/questions%3bx",
                "/api/v1/questions%2f1",
                "/api/v1/questions/..%2f..%2factuator/env",
                "/api/v1/questions/%2e%2e/%2e%2e/actuator/env",
                "/api/v1/questions/../jobs",
                "/api/v1/sessions/../questions",
                "/api/v1/sessions/%2e%2e/questions",
                "/api/v1/sessions/.%2e/questions",
                "/api/v1/sessions/..;/questions",
                "/api/v1/./questions",
                "/api/v1\\questions",
                "/api/v1/questions%5c1",
                "/api/v1/questions/%252e%252e/x",
                "/api/v1/questions%00",
                "/api/v1/questions/%0d%0aX:y",
                "/api/v1/questions/%zz",
                "/api/v1/questions|"
            })
    void refusesPathsThatCanBeReadInTwoWays(String path) throws Exception {
        String answer = Wire.exchange(
                gateway,
                "GET " + path + " HTTP/1.1",
                "Host: gateway",
                "Authorization: Bearer " + issuer.token(),
                "Connection: close");

        Problems.assertProblem(answer, Problem.INVALID_REQUEST);
        assertNothingPassed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "BREW"})
    void refusesOddMethods(String method) throws Exception {
        String answer = Wire.exchange(
                gateway,
                method + " /api/v1/questions HTTP/1.1",
                "Host: gateway",
                "Authorization: Bearer " + issuer.token(),
                "Connection: close");

        Problems.assertProblem(answer, Problem.INVALID_REQUEST);
        assertNothingPassed();
    }

    @Test
    void refusesAPathThatLooksLikeAnotherHost() throws Exception {
        String answer = Wire.exchange(
                gateway, "GET http://elsewhere.test/api/v1/questions HTTP/1.1", "Host: gateway", "Connection: close");

        Problems.assertProblem(answer, Problem.UNAUTHENTICATED);
        assertNothingPassed();
    }

    @Test
    void passesACandidatesTokenUntouched() throws Exception {
        HttpResponse<String> answer =
                gateway.get("/api/v1/sessions/1", "Authorization", "Bearer hKf3_opaque-token.with.dots");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(assessment.asked())
                .singleElement()
                .satisfies(asked -> assertThat(asked.headers().getFirst("Authorization"))
                        .isEqualTo("Bearer hKf3_opaque-token.with.dots"));
    }

    @Test
    void passesASessionsRequestWithoutATokenForTheServiceToRefuse() throws Exception {
        assertThat(gateway.get("/api/v1/sessions/1").statusCode()).isEqualTo(200);
    }

    @Test
    void passesTheQueryAndTheHeadersOfTheApi() throws Exception {
        gateway.get(
                "/api/v1/questions?skill=a%20b&text=%2Fx%3B&cursor=a.b",
                "Authorization",
                "Bearer " + issuer.token(),
                "If-None-Match",
                "\"3\"",
                "Idempotency-Key",
                "k",
                "Accept",
                "application/json");

        Upstream.Asked asked = question.asked().getFirst();
        assertThat(asked.uri()).isEqualTo("/api/v1/questions?skill=a%20b&text=%2Fx%3B&cursor=a.b");
        assertThat(asked.headers().getFirst("If-None-Match")).isEqualTo("\"3\"");
        assertThat(asked.headers().getFirst("Idempotency-Key")).isEqualTo("k");
        assertThat(asked.headers().getFirst("Accept")).isEqualTo("application/json");
        assertThat(asked.headers().getFirst("Authorization")).startsWith("Bearer ey");
    }

    @Test
    void stripsWhatACallerCouldPretendWith() throws Exception {
        String answer = Wire.exchange(
                gateway,
                "GET /api/v1/questions HTTP/1.1",
                "Host: gateway",
                "Authorization: Bearer " + issuer.token(),
                "X-User: admin",
                "X-Organization: globex",
                "x-roles: admin",
                "Forwarded: for=10.0.0.1;host=evil.test;proto=https",
                "X-Forwarded-For: 10.0.0.1",
                "X-Forwarded-Host: evil.test",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Prefix: /evil",
                "X-Forwarded-Port: 1",
                "X-Forwarded-Ssl: on",
                "X-Real-IP: 10.0.0.1",
                "Keep-Alive: timeout=1000",
                "TE: trailers",
                "Upgrade: websocket",
                "Proxy-Authorization: Basic eDp5",
                "X-Hop: only for the gateway",
                "Connection: close, Upgrade, X-Hop");

        assertThat(answer).startsWith("HTTP/1.1 200");
        Headers headers = question.asked().getFirst().headers();
        assertThat(headers.keySet().stream().map(name -> name.toLowerCase(Locale.ROOT)))
                .contains("authorization", "host", "traceparent")
                // The gateway's own as a client.
                .isSubsetOf("authorization", "host", "traceparent", "accept", "user-agent");
        assertThat(headers.getFirst("Host")).startsWith("127.0.0.1:");
    }

    @Test
    void passesWhatAServiceAnswers() throws Exception {
        question.answerWith(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            exchange.getResponseHeaders().set("ETag", "\"7\"");
            exchange.getResponseHeaders().set("Location", "/api/v1/questions/1");
            Upstream.answer(exchange, 409, "{\"status\":409}");
        });

        HttpResponse<String> answer = gateway.post("/api/v1/questions", issuer, BodyPublishers.ofString("{}"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).isEqualTo("{\"status\":409}");
        assertThat(answer.headers().firstValue("ETag")).hasValue("\"7\"");
        assertThat(answer.headers().firstValue("Location")).hasValue("/api/v1/questions/1");
        assertThat(question.asked().getFirst().bytes()).isEqualTo(2);
    }

    @Test
    void sendsEachSecurityHeaderOnce() throws Exception {
        question.answerWith(exchange -> {
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders().set("Cache-Control", "no-cache");
            Upstream.answer(exchange, 200, "question");
        });

        var headers = gateway.get("/api/v1/questions", issuer).headers();

        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("Cache-Control")).containsExactly("no-cache");
        assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(headers.allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; frame-ancestors 'none'");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
    }

    @Test
    void answersACrossOriginPreflightWithNoPermission() throws Exception {
        String answer = Wire.exchange(
                gateway,
                "OPTIONS /api/v1/sessions/1 HTTP/1.1",
                "Host: gateway",
                "Origin: https://elsewhere.test",
                "Access-Control-Request-Method: GET",
                "Connection: close");

        assertThat(answer).doesNotContainIgnoringCase("access-control-allow");
        assertNothingPassed();
    }

    @Test
    void carriesTheTraceOn() throws Exception {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        gateway.get(
                "/api/v1/questions",
                "Authorization",
                "Bearer " + issuer.token(),
                "traceparent",
                "00-" + trace + "-b7ad6b7169203331-01");

        assertThat(question.asked().getFirst().headers().get("traceparent"))
                .singleElement()
                .asString()
                .startsWith("00-" + trace + "-")
                .doesNotContain("b7ad6b7169203331");
    }

    @Test
    void measuresEachRouteOnTheManagementPort() throws Exception {
        gateway.get("/api/v1/questions", issuer);

        assertThat(gateway.management("/actuator/health/readiness").statusCode())
                .isEqualTo(200);
        assertThat(gateway.management("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(gateway.management("/actuator/prometheus").body().lines())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("spring_cloud_gateway_requests_seconds_count{")
                        .contains("application=\"gateway\"", "routeId=\"question\"", "httpStatusCode=\"200\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/env", "/actuator/gateway/routes", "/actuator/heapdump"})
    void showsNothingElseOnTheManagementPort(String path) throws Exception {
        assertThat(gateway.management(path).statusCode()).isEqualTo(404);
    }

    private void assertNothingPassed() {
        assertThat(services().map(Upstream::asked))
                .allSatisfy(asked -> assertThat(asked).isEqualTo(List.of()));
    }
}
