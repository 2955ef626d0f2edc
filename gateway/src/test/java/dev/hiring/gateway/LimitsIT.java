package dev.hiring.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsIT {

    private static final int MIB = 1024 * 1024;
    private static final int CALLS_BEFORE_A_JUDGEMENT = 20;

    private final Upstream upstream = new Upstream("any");

    Issuer issuer;
    RunningGateway gateway;

    @BeforeAll
    void start() throws Exception {
        issuer = new Issuer().start();
        gateway = RunningGateway.start(issuer, upstream).warm(issuer);
    }

    @AfterAll
    void stop() {
        gateway.close();
        issuer.close();
        upstream.close();
    }

    @BeforeEach
    void forget() {
        upstream.forget();
    }

    @Test
    void passesABodyOfTheLargestSize() throws Exception {
        byte[] body = new byte[MIB];

        assertThat(gateway.post("/api/v1/questions", issuer, BodyPublishers.ofByteArray(body))
                        .statusCode())
                .isEqualTo(200);
        assertThat(gateway.post("/api/v1/questions", issuer, BodyPublishers.ofByteArrays(List.of(body)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(upstream.asked())
                .filteredOn(Upstream.Asked::whole)
                .extracting(Upstream.Asked::bytes)
                .containsExactly((long) MIB, (long) MIB);
    }

    @Test
    void refusesALargerBodyByItsLengthBeforeItComes() throws Exception {
        String answer = Wire.exchange(
                gateway,
                "POST /api/v1/questions HTTP/1.1",
                "Host: gateway",
                "Authorization: Bearer " + issuer.token(),
                "Content-Length: " + (MIB + 1));

        Problems.assertProblem(answer, Problem.BODY_TOO_LARGE);
        assertThat(upstream.asked()).isEmpty();
    }

    @Test
    void refusesAChunkedBodyOfOneByteTooMuch() throws Exception {
        assertThat(upload(MIB + 1)).startsWith("HTTP/1.1 413 ");
    }

    @Test
    void refusesLargeChunkedBodiesWithBoundedMemory() throws Exception {
        List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool ->
                        pool.getType() == MemoryType.HEAP && pool.getName().contains("Tenured"))
                .toList();
        assertThat(pools).hasSize(1);
        MemoryPoolMXBean old = pools.getFirst();
        long before = old.getUsage().getUsed();
        old.resetPeakUsage();

        List<String> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> uploads = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> upload(50 * MIB)))
                    .toList();
            for (Future<String> upload : uploads) {
                answers.add(upload.get());
            }
        }

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer)
                        .satisfiesAnyOf(
                                seen -> Problems.assertProblem(seen, Problem.BODY_TOO_LARGE),
                                // The end of the connection can overtake the answer when the sender does not listen.
                                seen -> assertThat(seen).isEmpty()));
        assertThat(answers).anySatisfy(answer -> assertThat(answer).startsWith("HTTP/1.1 413 "));
        assertThat(old.getPeakUsage().getUsed() - before).isLessThan(64L * MIB);
        assertThat(upstream.asked())
                .allSatisfy(asked -> assertThat(asked.bytes()).isLessThanOrEqualTo(MIB));
    }

    @Test
    void hangsUpOnABodyThatGoesOnAfterTheAnswer() throws Exception {
        byte[] chunk = ("10000\r\n" + "y".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try (Wire wire = new Wire(gateway)) {
            wire.send("POST /api/v1/questions HTTP/1.1\r\nHost: gateway\r\nTransfer-Encoding: chunked\r\n\r\n");
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 1000; i++) {
                            wire.send(chunk);
                        }
                    })
                    .isInstanceOf(SocketException.class);
        }
    }

    /** Sends a chunked body as fast as it is taken. */
    private String upload(int bytes) throws Exception {
        try (Wire wire = new Wire(gateway)) {
            wire.send("POST /api/v1/questions HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer " + issuer.token()
                    + "\r\nTransfer-Encoding: chunked\r\n\r\n");
            try {
                byte[] part = new byte[64 * 1024];
                for (int left = bytes; left > 0; left -= part.length) {
                    int length = Math.min(left, part.length);
                    wire.send(Integer.toHexString(length) + "\r\n");
                    wire.send(length == part.length ? part : new byte[length]);
                    wire.send("\r\n");
                }
                wire.send("0\r\n\r\n");
            } catch (SocketException e) {
                // The gateway has hung up, as it should.
            }
            return wire.readToEnd();
        }
    }

    @Test
    void refusesTooManyHeaders() throws Exception {
        Stream<String> lines = Stream.concat(
                Stream.of("GET /api/v1/questions HTTP/1.1", "Host: gateway", "Connection: close"),
                IntStream.range(0, 1000).mapToObj(i -> "X-" + i + ": y"));

        Problems.assertProblem(Wire.exchange(gateway, lines.toArray(String[]::new)), Problem.HEADERS_TOO_LARGE);
    }

    @Test
    void refusesTheSameHeaderTooOften() throws Exception {
        Stream<String> lines = Stream.concat(
                Stream.of("GET /api/v1/sessions/1 HTTP/1.1", "Host: gateway", "Connection: close"),
                IntStream.range(0, 100).mapToObj(i -> "X-Same: y"));

        Problems.assertProblem(Wire.exchange(gateway, lines.toArray(String[]::new)), Problem.HEADERS_TOO_LARGE);
        assertThat(upstream.asked()).isEmpty();
    }

    @Test
    void refusesLargeHeaders() throws Exception {
        String answer = Wire.exchange(
                gateway, "GET /api/v1/questions HTTP/1.1", "Host: gateway", "X-Large: " + "y".repeat(20_000));

        Problems.assertProblem(answer, Problem.HEADERS_TOO_LARGE);
    }

    @Test
    void refusesALongUri() throws Exception {
        String answer = Wire.exchange(
                gateway, "GET /api/v1/questions?text=" + "y".repeat(5_000) + " HTTP/1.1", "Host: gateway");

        Problems.assertProblem(answer, Problem.URI_TOO_LONG);
    }

    @ParameterizedTest
    @MethodSource("ambiguousBodies")
    void refusesABodyWhoseEndIsAmbiguousAndHangsUp(List<String> headers, String body) throws IOException {
        try (Wire wire = new Wire(gateway)) {
            wire.send("POST /api/v1/sessions/1/submit HTTP/1.1\r\nHost: gateway\r\n" + String.join("\r\n", headers)
                    + "\r\n\r\n" + body + "GET /api/v1/sessions/smuggled HTTP/1.1\r\nHost: gateway\r\n\r\n");
            Problems.assertProblem(wire.readToEnd(), Problem.INVALID_REQUEST);
        }
        assertThat(upstream.asked())
                .noneSatisfy(asked -> assertThat(asked.uri()).contains("smuggled"));
    }

    static Stream<Arguments> ambiguousBodies() {
        String chunked = "0\r\n\r\n";
        return Stream.of(
                Arguments.of(List.of("Content-Length: 5", "Transfer-Encoding: chunked"), chunked),
                Arguments.of(List.of("Transfer-Encoding: chunked", "Content-Length: 5"), chunked),
                Arguments.of(List.of("Transfer-Encoding: chunked", "Content-Length: 0"), chunked),
                Arguments.of(List.of("Content-Length: 5", "transfer-encoding: Chunked"), chunked),
                Arguments.of(List.of("Content-Length: 5", "Content-Length: 0"), "12345"),
                Arguments.of(List.of("Content-Length: 5, 0"), "12345"),
                Arguments.of(List.of("Content-Length: +5"), "12345"),
                Arguments.of(List.of("Content-Length: -5"), "12345"),
                Arguments.of(List.of("Content-Length: 5x"), "12345"),
                Arguments.of(List.of("Transfer-Encoding: chunked, identity"), chunked),
                Arguments.of(List.of("Transfer-Encoding : chunked"), chunked));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\r\n", "-1\r\n", "5;\r\r\n", "FFFFFFFFFFFFFFFFF\r\n"})
    void passesNoBrokenBodyAsAWholeOne(String chunk) throws IOException {
        try (Wire wire = new Wire(gateway)) {
            wire.send("POST /api/v1/sessions/1/submit HTTP/1.1\r\nHost: gateway\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "5\r\n12345\r\n" + chunk + "GET /api/v1/sessions/smuggled HTTP/1.1\r\nHost: gateway\r\n\r\n");
            Problems.assertProblem(wire.readToEnd(), Problem.INVALID_REQUEST);
        }
        assertNothingWhole();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Transfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n", "Content-Length: 10\r\n\r\n12345"})
    void passesNoAbandonedBodyAsAWholeOne(String request) throws IOException {
        try (Wire wire = new Wire(gateway)) {
            wire.send("POST /api/v1/sessions/1/submit HTTP/1.1\r\nHost: gateway\r\n" + request);
        }
        assertNothingWhole();
    }

    @Test
    void holdsNoBrokenBodyAgainstTheService() throws IOException {
        for (int i = 0; i < CALLS_BEFORE_A_JUDGEMENT; i++) {
            try (Wire wire = new Wire(gateway)) {
                wire.send("POST /api/v1/sessions/1/submit HTTP/1.1\r\nHost: gateway\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n5\r\n12345\r\nx\r\n");
                wire.readToEnd();
            }
        }
        assertNothingWhole();
    }

    @Test
    void holdsNoAbandonedBodyAgainstTheService() throws IOException {
        for (int i = 1; i <= CALLS_BEFORE_A_JUDGEMENT; i++) {
            try (Wire wire = new Wire(gateway)) {
                wire.send("POST /api/v1/sessions/1/submit HTTP/1.1\r\nHost: gateway\r\n"
                        + "Content-Length: 10\r\n\r\n12345");
                int begun = i;
                await().until(() -> upstream.begun() == begun);
            }
        }
        await().until(() -> upstream.asked().size() == CALLS_BEFORE_A_JUDGEMENT);
        assertNothingWhole();
    }

    /** What was passed on meanwhile is known once the service has answered something later. */
    private void assertNothingWhole() throws IOException {
        Wire.exchange(gateway, "GET /api/v1/sessions/last HTTP/1.1", "Host: gateway", "Connection: close");
        await().pollDelay(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(upstream.asked())
                        .filteredOn(Upstream.Asked::whole)
                        .extracting(Upstream.Asked::uri)
                        .containsExactly("/api/v1/sessions/last"));
    }
}
