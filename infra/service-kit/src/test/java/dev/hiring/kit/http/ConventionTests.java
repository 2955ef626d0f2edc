package dev.hiring.kit.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class ConventionTests {

    @Autowired
    private TestClient client;

    @Test
    void pagesThroughAListByItsLinks() {
        TestClient.Reply first = client.get("/things?limit=3&level=SENIOR");
        assertThat(first.body()).startsWith("{\"items\":[0,1,2],\"next\":\"");
        TestClient.Reply second = client.get(next(first));
        assertThat(next(first)).contains("limit=3").contains("level=SENIOR");
        assertThat(second.body()).startsWith("{\"items\":[3,4,5],\"next\":\"");
        TestClient.Reply last = client.get(next(second));
        assertThat(last.body()).isEqualTo("{\"items\":[6],\"next\":null}");
        assertThat(last.header("Link")).isEmpty();
    }

    private static String next(TestClient.Reply reply) {
        assertThat(reply.header("Link")).matches("</things\\?.*>; rel=\"next\"");
        return reply.header("Link").replaceAll("<(.*)>.*", "$1");
    }

    @Test
    void answersConditionalReads() {
        assertThat(client.get("/things/3").header("ETag")).isEqualTo("\"3\"");
        assertThat(client.send(client.recruiter("/things/3").header("If-None-Match", "\"3\""))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void changesTheVersionAskedForOnly() {
        assertThat(put("\"3\"").status()).isEqualTo(204);
        assertThat(put("*").status()).isEqualTo(204);
        TestClient.Reply stale = put("\"2\"");
        assertThat(stale.problem()).isEqualTo("412 precondition-failed");
        assertThat(stale.<Integer>json("$.version")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "W/\"3\"", "\"3\", \"4\"", "\"x\"", "\"99999999999999999999\""})
    void refusesPreconditionsItCannotRead(String ifMatch) {
        assertThat(put(ifMatch).errors()).startsWith("[If-Match]");
    }

    private TestClient.Reply put(String ifMatch) {
        return client.send(
                client.recruiter("/things/3").header("If-Match", ifMatch).PUT(BodyPublishers.noBody()));
    }

    @Test
    void derivesIdsFromTheIdempotencyKey() {
        assertThat(post("a").body())
                .isEqualTo(post("a").body())
                .isNotEqualTo(post("b").body());
        assertThat(client.post("/ids", "").body())
                .isNotEqualTo(client.post("/ids", "").body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "{}", " { } "})
    void takesNothingForABodyWhereNoneIsWanted(String body) {
        assertThat(client.post("/ids", body).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"state\": \"DONE\", \"score\": 1}|[state] [is not known: this operation takes no body]",
                "[]|[body] [is not taken by this operation]",
                "7|[body] [is not taken by this operation]",
                "null|[body] [is not taken by this operation]",
                "{} {}|[body] [is not taken by this operation]",
                "{|[body] [is not taken by this operation]",
                "state=DONE|[body] [is not taken by this operation]"
            })
    void refusesABodyWhereNoneIsWanted(String body, String errors) {
        assertThat(client.post("/ids", body).errors()).isEqualTo(errors);
        assertThat(client.send(client.recruiter("/ids")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(body.getBytes(UTF_8)))))
                        .errors())
                .isEqualTo(errors);
    }

    @Test
    void readsNoMoreOfAnUnwantedBodyThanTheBound() {
        assertThat(client.send(client.recruiter("/ids")
                                .POST(BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(new byte[64 * 1024 + 1]))))
                        .problem())
                .isEqualTo("413 body-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \t", "tab\there"})
    void refusesUnprintableIdempotencyKeys(String key) {
        assertThat(post(key).errors()).startsWith("[Idempotency-Key]");
    }

    @Test
    void refusesTooLongIdempotencyKeys() {
        assertThat(post("k".repeat(256)).errors()).startsWith("[Idempotency-Key]");
        assertThat(post("k".repeat(255)).status()).isEqualTo(201);
    }

    private TestClient.Reply post(String key) {
        return client.send(
                client.recruiter("/ids").header("Idempotency-Key", key).POST(BodyPublishers.noBody()));
    }

    @Test
    void refusesBodiesBeyondTheBound() {
        byte[] body = new byte[64 * 1024 + 1];
        assertThat(client.post("/things", body).problem()).isEqualTo("413 body-too-large");
        assertThat(client.send(client.recruiter("/things")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(
                                        ("{\"title\": \"" + "x".repeat(64 * 1024)).getBytes(UTF_8)))))
                        .problem())
                .isEqualTo("413 body-too-large");
    }

    @Test
    void refusesCompressedBodiesAndOtherCharsets() {
        TestClient.Reply compressed = client.send(client.recruiter("/things")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(compressed.problem()).isEqualTo("415 unsupported-media-type");
        assertThat(compressed.header("Accept-Encoding")).isEqualTo("identity");
        assertThat(client.send(client.recruiter("/things")
                                .header("Content-Type", "application/json;charset=ISO-8859-1")
                                .POST(BodyPublishers.ofString("{}")))
                        .problem())
                .isEqualTo("415 unsupported-media-type");
    }

    @Test
    void refusesAThousandHeaders() {
        HttpRequest.Builder request = client.recruiter("/things");
        for (int i = 0; i < 1_000; i++) {
            request.header("X-Header-" + i, "x".repeat(20));
        }
        assertThat(client.send(request).status()).isIn(400, 431);
    }

    @Test
    void givesUpOnAFloodEarly() {
        AtomicLong sent = new AtomicLong();
        HttpRequest.Builder flood = client.recruiter("/things")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(() -> Stream.generate(() -> {
                            sent.addAndGet(8192);
                            return new byte[8192];
                        })
                        .limit(50 * 128)
                        .iterator())));
        try {
            assertThat(client.send(flood).status()).isIn(400, 413);
        } catch (AssertionError e) {
            // The connection may be closed before the answer is read.
            assertThat(e).hasCauseInstanceOf(IOException.class);
        }
        assertThat(sent).hasValueLessThan(20L * 1024 * 1024);
    }
}
