package dev.hiring.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import dev.hiring.embedded.store.EmbeddedStore;
import dev.hiring.kit.security.Role;
import dev.hiring.kit.security.TestIssuer;

@SpringBootTest(
        classes = TestStoreApi.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.application.name=idempotency")
class IdempotencyIT {

    private static final EmbeddedStore STORE = EmbeddedStore.inMemory(0);
    private static final String BODY = "{\"item\": \"a\"}";

    @Autowired
    private TestClient client;

    @Autowired
    private TestIssuer issuer;

    @Autowired
    private TestStoreApi.Orders orders;

    @Autowired
    private TestStoreApi.Time time;

    @Autowired
    private KeptAnswers answers;

    @Autowired
    private MongoOperations mongo;

    private final String key = UUID.randomUUID().toString();

    @DynamicPropertySource
    static void store(DynamicPropertyRegistry properties) {
        properties.add("spring.mongodb.uri", () -> STORE.connectionString().replace("/?", "/test?"));
    }

    @Test
    void repeatsTheFirstAnswer() {
        TestClient.Reply first = post("works", BODY);
        TestClient.Reply second = post("works", BODY);
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        for (String header : List.of("Location", "ETag", "Content-Type")) {
            assertThat(second.header(header)).isNotEmpty().isEqualTo(first.header(header));
        }
    }

    @Test
    void repeatsRefusals() {
        TestClient.Reply first = post("refuses", BODY);
        assertThat(first.problem()).isEqualTo("422 unprocessable");
        assertThat(post("refuses", BODY).body()).isEqualTo(first.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fails", "waits", "collides", "secret", "long"})
    void runsAgainWhatFailedMayPassOrMustNotBeKept(String outcome) {
        int before = orders.created();
        post(outcome, BODY);
        assertThat(post(outcome, BODY).header("Idempotency-Replayed")).isEmpty();
        assertThat(orders.created() - before).isEqualTo(2);
    }

    @Test
    void answersARepetitionInAnotherVersionInItsShapeAndWithTheSameThing() {
        TestClient.Reply first = post("v1", "works", BODY);
        TestClient.Reply other = post("v2", "works", BODY);
        assertThat(other.status()).isEqualTo(201);
        assertThat(other.<String>json("$.id")).isEqualTo(first.json("$.id"));
        assertThat(other.header("Idempotency-Replayed")).isEmpty();
        assertThat(first.header("Location")).startsWith("/api/v1/orders/");
        assertThat(other.header("Location")).startsWith("/api/v2/orders/");
        assertThat(post("v1", "works", BODY).body()).isEqualTo(first.body());
    }

    @Test
    void knowsInEveryVersionThatAKeyIsTakenOrItsRequestRuns() {
        CountDownLatch gate = orders.close();
        CompletableFuture<TestClient.Reply> first = begin();
        try {
            assertThat(post("v2", "works", BODY).problem()).isEqualTo("409 request-in-progress");
        } finally {
            gate.countDown();
        }
        first.join();
        assertThat(post("v2", "works", "{\"item\": \"b\"}").problem()).isEqualTo("422 idempotency-key-reused");
    }

    @Test
    void refusesAnotherBodyWithTheKey() {
        post("works", BODY);
        assertThat(post("works", "{\"item\": \"b\"}").problem()).isEqualTo("422 idempotency-key-reused");
    }

    @Test
    void refusesAnotherBodyWithTheKeyOfAnAnswerThatMustNotBeKept() {
        post("secret", BODY);

        assertThat(post("secret", "{\"item\": \"b\"}").problem()).isEqualTo("422 idempotency-key-reused");
    }

    @Test
    void keepsKeysOfClientsAndRoutesApart() {
        String first = post("works", BODY).body();
        assertThat(post("elsewhere", BODY).body()).isNotEqualTo(first);
        assertThat(post(issuer.token("globex", Role.RECRUITER), "v1", "works", BODY)
                        .body())
                .isNotEqualTo(first);
    }

    @Test
    void runsManyAtOnceOnce() throws Exception {
        int before = orders.created();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<TestClient.Reply>> posts = IntStream.range(0, 50)
                    .<Callable<TestClient.Reply>>mapToObj(_ -> () -> post("works", BODY))
                    .toList();
            for (Future<TestClient.Reply> reply : executor.invokeAll(posts)) {
                assertThat(reply.get().status()).isIn(201, 409);
            }
        }
        assertThat(orders.created() - before).isEqualTo(1);
    }

    @Test
    void asksForPatienceWhileTheFirstRuns() {
        CountDownLatch gate = orders.close();
        CompletableFuture<TestClient.Reply> first = begin();
        try {
            TestClient.Reply second = post("works", BODY);
            assertThat(second.problem()).isEqualTo("409 request-in-progress");
            assertThat(second.header("Retry-After")).isEqualTo("1");
        } finally {
            gate.countDown();
        }
        assertThat(post("works", BODY).body()).isEqualTo(first.join().body());
    }

    @Test
    void takesOverFromAnInstanceThatIsNoMore() {
        CountDownLatch gate = orders.close();
        CompletableFuture<TestClient.Reply> stuck = begin();
        time.pass(KeptAnswers.LONGEST_RUN);
        orders.close().countDown();
        TestClient.Reply second = post("works", BODY);
        assertThat(second.status()).isEqualTo(201);
        gate.countDown();
        assertThat(stuck.join().<String>json("$.id")).isEqualTo(second.json("$.id"));
        assertThat(post("works", BODY).body()).isEqualTo(second.body());
    }

    /** Returns as soon as the request runs. */
    private CompletableFuture<TestClient.Reply> begin() {
        int before = orders.created();
        CompletableFuture<TestClient.Reply> reply = CompletableFuture.supplyAsync(() -> post("works", BODY));
        await().until(() -> orders.created() > before);
        return reply;
    }

    @Test
    void forgetsAfterTheRetention() {
        post("works", BODY);
        time.pass(Duration.ofHours(23));
        answers.forget();
        assertThat(post("works", BODY).header("Idempotency-Replayed")).isEqualTo("true");
        time.pass(Duration.ofHours(2));
        answers.forget();
        assertThat(mongo.findAll(KeptAnswer.class)).isEmpty();
    }

    private TestClient.Reply post(String outcome, String body) {
        return post("v1", outcome, body);
    }

    private TestClient.Reply post(String version, String outcome, String body) {
        return post(issuer.token("acme", Role.RECRUITER), version, outcome, body);
    }

    private TestClient.Reply post(String token, String version, String outcome, String body) {
        return client.send(client.as(token, "/api/" + version + "/orders/" + outcome)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }
}
