package dev.hiring.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What browsers and well-mannered clients ask for besides the resource itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserIT {

    private static final String FRIEND = "https://careers.example.com";

    private final Upstream upstream = new Upstream("upstream");
    private Issuer issuer;
    private RunningGateway gateway;

    @BeforeAll
    void start() throws Exception {
        issuer = new Issuer().start();
        gateway = RunningGateway.start(issuer, upstream, "--HIRING_CORS_ORIGINS=" + FRIEND + ",https://hr.example.com");
    }

    @AfterAll
    void stop() {
        gateway.close();
        issuer.close();
        upstream.close();
    }

    @BeforeEach
    void answer() {
        upstream.answerWith(exchange -> Upstream.answer(exchange, 200, "upstream"));
    }

    @Test
    void letsTheNamedOriginsAskWithoutAToken() throws Exception {
        upstream.forget();
        HttpResponse<String> preflight = preflight(FRIEND);

        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(header(preflight, "Access-Control-Allow-Origin")).isEqualTo(FRIEND);
        assertThat(header(preflight, "Access-Control-Allow-Methods")).contains("PUT");
        assertThat(header(preflight, "Access-Control-Allow-Headers"))
                .containsIgnoringCase("authorization")
                .containsIgnoringCase("idempotency-key");
        assertThat(header(preflight, "Access-Control-Allow-Credentials")).isEmpty();
        assertThat(upstream.asked()).isEmpty();
    }

    @Test
    void showsNamedOriginsTheHeadersThatTheyNeed() throws Exception {
        HttpResponse<String> answer =
                gateway.get("/api/v1/questions", "Authorization", "Bearer " + issuer.token(), "Origin", FRIEND);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(FRIEND);
        assertThat(header(answer, "Access-Control-Expose-Headers")).contains("ETag", "RateLimit", "Retry-After");
    }

    @Test
    void refusesOtherOrigins() throws Exception {
        upstream.forget();

        assertThat(preflight("https://evil.example.com").statusCode()).isEqualTo(403);
        assertThat(gateway.get(
                                "/api/v1/questions",
                                "Authorization",
                                "Bearer " + issuer.token(),
                                "Origin",
                                "https://evil.example.com")
                        .statusCode())
                .isEqualTo(403);
        assertThat(upstream.asked()).isEmpty();
    }

    @Test
    void passesTagsAndConditionsOn() throws Exception {
        upstream.answerWith(exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"7\"");
            boolean same = "\"7\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            Upstream.answer(exchange, same ? 304 : 200, same ? "" : "whole");
        });
        String[] known = {"Authorization", "Bearer " + issuer.token(), "If-None-Match", "\"7\""};

        HttpResponse<String> first = gateway.get("/api/v1/questions/1", issuer);
        HttpResponse<String> second = gateway.get("/api/v1/questions/1", known);

        assertThat(header(first, "ETag")).isEqualTo("\"7\"");
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(header(second, "ETag")).isEqualTo("\"7\"");
        assertThat(second.body()).isEmpty();
    }

    @Test
    void passesTheIdempotencyKeyOn() throws Exception {
        upstream.answerWith(exchange ->
                Upstream.answer(exchange, 201, exchange.getRequestHeaders().getFirst("Idempotency-Key")));

        assertThat(gateway.method(
                                "POST",
                                "/api/v1/applications",
                                "Authorization",
                                "Bearer " + issuer.token(),
                                "Idempotency-Key",
                                "ada-1")
                        .body())
                .isEqualTo("ada-1");
    }

    @Test
    void compressesForThoseWhoTakeIt() throws Exception {
        String json = "{\"text\":\"" + "long ".repeat(2_000) + "\"}";
        upstream.answerWith(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            Upstream.answer(exchange, 200, json);
        });
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + gateway.port() + "/api/v1/questions"))
                .header("Authorization", "Bearer " + issuer.token())
                .header("Accept-Encoding", "gzip")
                .method("GET", BodyPublishers.noBody())
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());

            assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
            assertThat(answer.body().length).isLessThan(json.length() / 10);
            assertThat(new String(
                            new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes(),
                            StandardCharsets.UTF_8))
                    .isEqualTo(json);
        }
    }

    private HttpResponse<String> preflight(String origin) throws Exception {
        return gateway.method(
                "OPTIONS",
                "/api/v1/questions",
                "Origin",
                origin,
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "authorization,idempotency-key");
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
