package dev.hiring.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Needs {@code redis-server} on the path. */
@EnabledIf("redisIsThere")
class SharedRateLimitIT {

    private static final int QUOTA = 400;
    /** 200 ms of patience, and what a busy machine adds; waiting for Redis would take far longer. */
    private static final Duration AT_MOST = Duration.ofSeconds(2);

    private final Upstream upstream = new Upstream("upstream");
    private Issuer issuer;
    private Redis redis;

    static boolean redisIsThere() {
        return Redis.program().isPresent();
    }

    @BeforeEach
    void start() throws Exception {
        issuer = new Issuer().start();
        redis = Redis.start();
    }

    @AfterEach
    void stop() {
        redis.close();
        issuer.close();
        upstream.close();
    }

    private RunningGateway gateway(String redisUrl) {
        return RunningGateway.start(
                        issuer,
                        upstream,
                        "--hiring.rates.redis=" + redisUrl,
                        "--hiring.rates.plans.standard.client.tokens=" + QUOTA,
                        "--hiring.rates.plans.standard.client.per=1h")
                .warm(issuer);
    }

    @Test
    void admitsTogetherWhatOneGatewayWould() throws Exception {
        try (RunningGateway one = gateway(redis.url());
                RunningGateway other = gateway(redis.url());
                ExecutorService threads = Executors.newFixedThreadPool(16)) {
            // The requests that warmed the gateways up were another client's.
            String token = token("load");
            List<Future<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 2 * QUOTA; i++) {
                RunningGateway gateway = i % 2 == 0 ? one : other;
                calls.add(threads.submit(() -> get(gateway, token).statusCode()));
            }
            int admitted = 0;
            for (Future<Integer> call : calls) {
                int status = call.get();
                assertThat(status).isIn(200, 429);
                admitted += status == 200 ? 1 : 0;
            }

            assertThat(admitted).isBetween(QUOTA * 95 / 100, QUOTA * 105 / 100);
        }
    }

    @Test
    void countsAloneAndQuicklyWhileRedisHangsAndTogetherAfterwards() throws Exception {
        try (RunningGateway gateway = gateway(redis.url())) {
            redis.hang();
            for (int i = 0; i < 30; i++) {
                Instant start = Instant.now();
                assertThat(get(gateway, token("hang")).statusCode()).isEqualTo(200);
                assertThat(Duration.between(start, Instant.now())).isLessThan(AT_MOST);
            }
            Problems.assertProblem(startOfATest(gateway), Problem.LIMITS_UNAVAILABLE);

            redis.goOn();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> startOfATest(gateway).statusCode() == 200);
        }
    }

    @Test
    void startsAndServesWhileRedisIsAway() throws Exception {
        try (RunningGateway gateway = gateway("redis://127.0.0.1:" + Ports.free())) {
            Instant start = Instant.now();
            assertThat(get(gateway, token("away")).statusCode()).isEqualTo(200);
            assertThat(Duration.between(start, Instant.now())).isLessThan(AT_MOST);
            Problems.assertProblem(startOfATest(gateway), Problem.LIMITS_UNAVAILABLE);
        }
    }

    private static HttpResponse<String> startOfATest(RunningGateway gateway) throws Exception {
        return gateway.method("POST", "/api/v1/sessions/1/start");
    }

    private static HttpResponse<String> get(RunningGateway gateway, String token) throws Exception {
        return gateway.get("/api/v1/questions", "Authorization", "Bearer " + token);
    }

    private String token(String client) throws Exception {
        return issuer.sign(
                issuer.header().build(), issuer.claims().subject(client).build());
    }
}
