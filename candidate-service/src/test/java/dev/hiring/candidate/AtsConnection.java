package dev.hiring.candidate;

import static dev.hiring.candidate.Company.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

import dev.hiring.candidate.Company.Applicant;
import dev.hiring.kit.security.Role;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.SettableClock;

/** A company's connection to its ATS: what the ATS calls, and what the company sees of it. */
public record AtsConnection(Api api, Company company, SettableClock clock, String id, String key) {

    /** What the ATS knows us by. */
    public static final String CREDENTIAL = "outbound-key";

    public static AtsConnection create(Api api, Company company, SettableClock clock, String kind) {
        JsonNode answer = requireNonNull(company.as(Role.ADMIN)
                .post()
                .uri("/api/v1/connections")
                .contentType(MediaType.APPLICATION_JSON)
                .body("""
                        {"kind": "%s", "allowedHosts": ["127.0.0.1"], "outboundCredential": "%s"}""".formatted(kind, CREDENTIAL))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
        return new AtsConnection(
                api, company, clock, text(answer.required("connection"), "id"), text(answer, "inboundKey"));
    }

    public static String basic(String userAndPassword) {
        return "Basic " + Base64.getEncoder().encodeToString(userAndPassword.getBytes(UTF_8));
    }

    public RestTestClient.ResponseSpec get(String uri, String authorization) {
        return api.anonymous()
                .get()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .exchange();
    }

    public RestTestClient.ResponseSpec post(String uri, String authorization, String body) {
        return api.anonymous()
                .post()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    public static JsonNode ok(RestTestClient.ResponseSpec answer) {
        return requireNonNull(answer.expectStatus()
                .is2xxSuccessful()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    public JsonNode order(String orderId) {
        return operators("/orders/" + orderId);
    }

    public List<JsonNode> orders(String query) {
        return operators("/orders" + query).required("items").valueStream().toList();
    }

    public JsonNode operators(String path) {
        return ok(company.as(Role.OPERATOR)
                .get()
                .uri("/api/v2/connections/" + id + path)
                .exchange());
    }

    /** Waits for the order to be in that state, and lets time go on meanwhile. */
    public JsonNode awaitOrder(String orderId, String state) {
        await().atMost(Api.PATIENCE).pollInterval(Duration.ofMillis(50)).untilAsserted(() -> {
            clock.advance(Duration.ofSeconds(1));
            assertThat(text(order(orderId), "state")).isEqualTo(state);
        });
        return order(orderId);
    }

    /** Whom the order is for, in a session that a test makes up. */
    public Applicant applicant(String orderId) {
        JsonNode order = order(orderId);
        JsonNode application = company.get("/api/v2/applications/{id}", text(order, "applicationId"));
        return Applicant.of(application);
    }
}
