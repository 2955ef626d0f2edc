package dev.hiring.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResilienceIT {

    private static final String RESPONSE_TIMEOUT = "spring.cloud.gateway.server.webflux.httpclient.response-timeout";
    private static final int CALLS_BEFORE_A_JUDGEMENT = 10;

    private final Upstream healthy = new Upstream("healthy");
    private final Scripted troubled = new Scripted();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Issuer issuer;

    @BeforeEach
    void start() throws Exception {
        issuer = new Issuer().start();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        issuer.close();
        healthy.close();
        troubled.close();
    }

    /** @param settings as {@code name=value}; the later of two with the same name counts */
    private RunningGateway gateway(String... settings) {
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "HIRING_QUESTION_URL",
                healthy.url(),
                "HIRING_ASSESSMENT_URL",
                troubled.url(),
                "HIRING_SCORING_URL",
                healthy.url(),
                "HIRING_CANDIDATE_URL",
                healthy.url(),
                "resilience4j.circuitbreaker.configs.default.wait-duration-in-open-state",
                "2s",
                RESPONSE_TIMEOUT,
                "1s"));
        for (String setting : settings) {
            all.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        return RunningGateway.start(
                        issuer,
                        all.entrySet().stream()
                                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                                .toArray(String[]::new))
                .warm(issuer);
    }

    @Test
    void refusesAtOnceWhatAHangingServiceWouldNotAnswerAndComesBackToIt() throws Exception {
        try (RunningGateway gateway = gateway()) {
            troubled.answer(Scripted.NEVER);
            List<Future<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < CALLS_BEFORE_A_JUDGEMENT; i++) {
                calls.add(threads.submit(() -> gateway.get("/api/v1/sessions/1").statusCode()));
            }
            for (Future<Integer> call : calls) {
                assertThat(call.get()).isIn(503, 504);
            }

            // The gateway has given up on them; their service learns it a moment later.
            await().until(() -> troubled.open() == 0);
            int closed = troubled.closed();
            HttpResponse<String> refused = gateway.get("/api/v1/assessments", issuer);
            Problems.assertProblem(refused, Problem.UNAVAILABLE);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("2");
            assertThat(troubled.closed()).isEqualTo(closed);

            troubled.answer("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nback");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> gateway.get("/api/v1/sessions/1").statusCode() == 200);
        }
    }

    @Test
    void servesOthersAsQuicklyWhileOneServiceHangs() throws Exception {
        try (RunningGateway gateway = gateway(RESPONSE_TIMEOUT + "=25s")) {
            troubled.answer(Scripted.NEVER);
            for (int i = 0; i < 300; i++) {
                gateway.get("/api/v1/questions", issuer);
            }
            List<Future<Integer>> stuck = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                stuck.add(threads.submit(() -> gateway.get("/api/v1/sessions/1").statusCode()));
            }
            await().until(() -> troubled.open() >= 200);

            for (int i = 0; i < 300; i++) {
                assertThat(gateway.get("/api/v1/questions", issuer).statusCode())
                        .isEqualTo(200);
            }

            assertThat(stuck)
                    .as("still waiting when the others had been served")
                    .noneMatch(Future::isDone);
            troubled.close();
        }
    }

    @Test
    void refusesMoreOfARouteThanItsBulkheadHolds() throws Exception {
        try (RunningGateway gateway =
                gateway(RESPONSE_TIMEOUT + "=5s", "resilience4j.bulkhead.configs.default.max-concurrent-calls=5")) {
            troubled.answer(Scripted.NEVER);
            for (int i = 0; i < 5; i++) {
                threads.submit(() -> gateway.get("/api/v1/sessions/1"));
            }
            await().until(() -> troubled.open() == 5);

            Problems.assertProblem(gateway.get("/api/v1/sessions/1"), Problem.OVERLOADED);
            assertThat(gateway.get("/api/v1/questions", issuer).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void givesUpOnAnAnswerThatTakesTooLongAsAWhole() throws Exception {
        try (RunningGateway gateway = gateway("hiring.resilience.time-limit=1500ms")) {
            healthy.answerWith(exchange -> {
                exchange.sendResponseHeaders(200, 0);
                for (int i = 0; i < 100; i++) {
                    exchange.getResponseBody().write('x');
                    exchange.getResponseBody().flush();
                    sleep(Duration.ofMillis(200));
                }
            });

            assertThat(catchException(() -> gateway.get("/api/v1/questions", issuer)))
                    .as("half of an answer is broken off")
                    .isNotNull();
        }
    }

    @Test
    void connectsAgainForWhatMayBeRepeated() throws Exception {
        int port = Ports.free();
        try (RunningGateway gateway = gateway(
                "HIRING_SCORING_URL=http://127.0.0.1:" + port,
                "hiring.resilience.connect-retries=6",
                "hiring.resilience.connect-back-off=200ms")) {
            Future<HttpResponse<String>> read = threads.submit(() -> gateway.get("/api/v1/results/1", issuer));
            HttpResponse<String> written = gateway.post("/api/v1/reviews/1", issuer, BodyPublishers.ofString("{}"));
            Problems.assertProblem(written, Problem.UNAVAILABLE);

            try (ServerSocket late = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
                AtomicInteger served = new AtomicInteger();
                threads.submit(() -> {
                    try (var connection = late.accept()) {
                        connection.getInputStream().read(new byte[4096]);
                        connection
                                .getOutputStream()
                                .write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nlate".getBytes(ISO_8859_1));
                        served.incrementAndGet();
                    }
                    return null;
                });

                assertThat(read.get().body()).isEqualTo("late");
                assertThat(served).hasValue(1);
            }
        }
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
