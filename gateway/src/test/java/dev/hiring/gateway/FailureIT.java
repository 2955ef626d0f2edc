package dev.hiring.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailureIT {

    private static final String GOOD = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private final Upstream healthy = new Upstream("healthy");
    private final Scripted scripted = new Scripted();

    Issuer issuer;
    RunningGateway gateway;

    @BeforeAll
    void start() throws Exception {
        issuer = new Issuer().start();
        gateway = RunningGateway.start(
                        issuer,
                        "--spring.cloud.gateway.server.webflux.httpclient.response-timeout=2s",
                        // So many failures are no reason here to stop asking the service.
                        "--resilience4j.circuitbreaker.configs.default.sliding-window-size=1000",
                        "--resilience4j.circuitbreaker.configs.default.minimum-number-of-calls=1000",
                        "--HIRING_QUESTION_URL=" + healthy.url(),
                        "--HIRING_ASSESSMENT_URL=" + scripted.url(),
                        "--HIRING_SCORING_URL=http://127.0.0.1:" + Ports.free(),
                        "--HIRING_CANDIDATE_URL=http://no-such-host.invalid")
                .warm(issuer);
    }

    @AfterAll
    void stop() {
        gateway.close();
        issuer.close();
        healthy.close();
        scripted.close();
    }

    @AfterEach
    void othersAreUnharmed() throws Exception {
        assertThat(gateway.get("/api/v1/questions", issuer).body()).isEqualTo("healthy");
    }

    @Test
    void answersInTimeForAServiceThatHangs() throws Exception {
        scripted.answer(Scripted.NEVER);
        Instant start = Instant.now();

        HttpResponse<String> answer = gateway.get("/api/v1/sessions/1");

        Problems.assertProblem(answer, Problem.TIMEOUT);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(Duration.between(start, Instant.now())).isBetween(Duration.ofMillis(1900), Duration.ofSeconds(9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/results", "/api/v1/jobs"})
    void saysWhenAServiceIsAway(String path) throws Exception {
        HttpResponse<String> answer = gateway.get(path, issuer);

        Problems.assertProblem(answer, Problem.UNAVAILABLE);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "this is not HTTP\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            })
    void answersForAServiceThatGivesNoWholeAnswer(String said) throws Exception {
        scripted.answer(said);

        Problems.assertProblem(gateway.get("/api/v1/sessions/1"), Problem.BAD_GATEWAY);
    }

    @Test
    void breaksOffWhenTheServiceDoes() {
        scripted.answer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");

        assertThatThrownBy(() -> gateway.get("/api/v1/sessions/1")).isInstanceOf(IOException.class);
    }

    @Test
    void breaksOffWhenTheServiceFallsSilentInTheMiddle() {
        scripted.answer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf" + Scripted.NEVER);
        Instant start = Instant.now();

        assertThatThrownBy(() -> gateway.get("/api/v1/sessions/1")).isInstanceOf(IOException.class);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(9));
    }

    @Test
    void passesAnErrorWithoutABodyAsAProblem() throws Exception {
        scripted.answer("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");

        Problems.assertProblem(gateway.get("/api/v1/sessions/1"), Problem.NOT_FOUND);
    }

    @Test
    void doesNotUseAConnectionThatTheServiceClosedWhileIdle() throws Exception {
        for (int i = 0; i < 3; i++) {
            scripted.answer(GOOD);
            int closed = scripted.closed();

            assertThat(gateway.get("/api/v1/sessions/1").body()).isEqualTo("ok");
            await().until(() -> scripted.closed() > closed);
        }
    }
}
