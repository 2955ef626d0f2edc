package dev.hiring.candidate;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

import dev.hiring.apidocs.Examples;
import dev.hiring.kit.security.Role;
import dev.hiring.testkit.Api;

/** Registers a webhook, and does with it all that can be done. */
record WebhookCalls(Company company, Examples.Caller ats) {

    void make(String job) {
        try (AtsServer receiver = new AtsServer()) {
            String url = receiver.url("/hiring");
            String webhook = ats.send("createWebhook", """
                    {
                      "url": "%s",
                      "eventTypes": ["hiring.candidate.shortlisted.v1"],
                      "jobId": "%s",
                      "description": "Tells the ATS whom to interview"
                    }""".formatted(url, job))
                    .at("/webhook/id")
                    .asString();
            ats.call("listWebhooks");
            ats.call("getWebhook", "id", webhook);
            deliver(webhook);
            ats.call("rotateWebhookKey", "id", webhook);
            ats.send("replaceWebhook", """
                    {"url": "%s", "enabled": false}""".formatted(url), "id", webhook);
            ats.call("deleteWebhook", "id", webhook);
        }
    }

    private void deliver(String webhook) {
        String delivery = ats.call("pingWebhook", "id", webhook).path("id").asString();
        await().atMost(Api.PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> company.as(Role.ATS)
                        .get()
                        .uri("/api/v2/webhooks/{id}/deliveries/{delivery}", webhook, delivery)
                        .exchange()
                        .expectBody()
                        .jsonPath("$.state")
                        .isEqualTo("DELIVERED"));
        ats.call("listWebhookDeliveries", "id", webhook);
        ats.call("getWebhookDelivery", "id", webhook, "deliveryId", delivery);
        ats.call("replayWebhookDelivery", "id", webhook, "deliveryId", delivery);
    }
}
