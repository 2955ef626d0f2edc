package dev.hiring.candidate.webhook;

import static dev.hiring.candidate.Company.text;
import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.function.Predicate;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

import dev.hiring.candidate.Company;
import dev.hiring.kit.security.Role;
import dev.hiring.testkit.Api;

/** A company's webhooks, as its ATS sees them. */
record Webhooks(Company company) {

    /** What the API answers once. */
    record Registered(String id, String secret, JsonNode webhook) {}

    RestTestClient ats() {
        return company.as(Role.ATS);
    }

    Registered register(String url) {
        return register(url, "");
    }

    /** @param more further members of the request, beginning with a comma */
    Registered register(String url, String more) {
        JsonNode answer = requireNonNull(ats().post()
                .uri("/api/v2/webhooks")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"url\": \"%s\"%s}".formatted(url, more))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
        JsonNode webhook = answer.required("webhook");
        return new Registered(text(webhook, "id"), answer.path("secret").asString(""), webhook);
    }

    JsonNode get(Registered webhook) {
        return read("/api/v2/webhooks/" + webhook.id());
    }

    void ping(Registered webhook) {
        post("/api/v2/webhooks/" + webhook.id() + "/ping");
    }

    JsonNode post(String uri) {
        return requireNonNull(ats().post()
                .uri(uri)
                .exchange()
                .expectStatus()
                .is2xxSuccessful()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    List<JsonNode> deliveries(Registered webhook) {
        return read("/api/v2/webhooks/" + webhook.id() + "/deliveries")
                .required("items")
                .valueStream()
                .toList();
    }

    /** Waits for the newest delivery to be like this. */
    JsonNode awaitNewest(Registered webhook, Predicate<JsonNode> condition) {
        await().atMost(Api.PATIENCE).until(() -> {
            List<JsonNode> all = deliveries(webhook);
            return !all.isEmpty() && condition.test(all.getFirst());
        });
        return deliveries(webhook).getFirst();
    }

    private JsonNode read(String uri) {
        return requireNonNull(ats().get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }
}
