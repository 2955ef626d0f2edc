package dev.hiring.candidate.webhook;

import static dev.hiring.candidate.Company.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

import dev.hiring.candidate.Company;
import dev.hiring.candidate.Company.Applicant;
import dev.hiring.candidate.webhook.Receiver.Message;
import dev.hiring.candidate.webhook.Webhooks.Registered;
import dev.hiring.events.ScoreEvent.ReviewRequested;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.SettableClock;
import dev.hiring.testkit.TestEvents;

/** What happens is told to those who asked for it. */
@ServiceTest
@TestPropertySource(
        properties = {
            "hiring.outbound.permitted=127.0.0.0/8",
            "hiring.outbound.time-limit=2s",
            "hiring.webhooks.look-every=50ms"
        })
class WebhookIT {

    private static final String ANY = "{}";

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Autowired
    private SettableClock clock;

    @Autowired
    private Messenger messenger;

    private Company company;
    private Webhooks webhooks;
    private Receiver receiver = new Receiver();

    @BeforeEach
    void found() {
        company = new Company(api, events, clock);
        webhooks = new Webhooks(company);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void tellsOfAnApplicationWhatHappensToItSigned() throws WebhookVerificationException {
        String job = company.job(ANY);
        Registered webhook =
                webhooks.register(receiver.url(), ", \"eventTypes\": [\"hiring.candidate.application-received.v1\"]");

        Applicant ada = company.apply(job);
        Message message = awaitMessages(1).getFirst();

        assertThat(message.is("hiring.candidate.application-received.v1")).isTrue();
        assertThat(message.body())
                .contains("\"data\":{\"applicationId\":\"" + ada.id() + "\"")
                .doesNotContain("Ada")
                .doesNotContain("Lovelace");
        assertThat(message.header("content-type")).isEqualTo("application/json");
        new Webhook(webhook.secret()).verify(message.body(), message.headers());
        JsonNode delivery =
                webhooks.awaitNewest(webhook, it -> text(it, "state").equals("DELIVERED"));
        assertThat(text(delivery, "id")).isEqualTo(message.header("webhook-id"));
        assertThat(delivery.at("/attempts/0/status").asInt()).isEqualTo(204);
        assertThat(webhooks.get(webhook).has("secret")).isFalse();
    }

    @Test
    void tellsOnlyWhatWasAskedFor() {
        String wanted = company.job(ANY);
        String other = company.job(ANY);
        webhooks.register(
                receiver.url(),
                ", \"jobId\": \"%s\", \"eventTypes\": [\"hiring.candidate.application-withdrawn.v1\"]"
                        .formatted(wanted));

        withdraw(company.apply(other));
        Applicant ada = company.apply(wanted);
        withdraw(ada);

        assertThat(awaitMessages(1))
                .singleElement()
                .satisfies(message -> assertThat(message.body()).contains(ada.id()));
    }

    @Test
    void tellsAnotherOrganizationNothing() {
        Company stranger = new Company(api, events, clock);
        Receiver theirs = receiver;
        new Webhooks(stranger).register(theirs.url());
        try (Receiver ours = new Receiver()) {
            webhooks.register(ours.url());
            String job = company.job(ANY);
            Applicant ada = company.apply(job);

            await().atMost(Api.PATIENCE)
                    .until(() -> ours.messages.stream()
                            .anyMatch(message -> message.body().contains(ada.id())));
            assertThat(theirs.messages).isEmpty();
        }
    }

    @Test
    void keepsTheOrderOfAnApplicationAndLetsOthersPass() {
        String job = company.job(ANY);
        receiver.close();
        receiver = new Receiver(500);
        webhooks.register(
                receiver.url(),
                ", \"eventTypes\": [\"hiring.candidate.application-received.v1\","
                        + " \"hiring.candidate.application-withdrawn.v1\"]");

        Applicant ada = company.apply(job);
        awaitMessages(1);
        withdraw(ada);
        Applicant bob = company.apply(job);
        List<Message> before = awaitMessages(2);
        assertThat(before.get(1).body()).as("not held up by Ada's").contains(bob.id());

        clock.advance(Duration.ofSeconds(6));
        List<Message> all = awaitMessages(4);
        assertThat(all.get(2).is("hiring.candidate.application-received.v1")).isTrue();
        assertThat(all.get(2).header("webhook-id"))
                .as("the same message")
                .isEqualTo(all.get(0).header("webhook-id"));
        assertThat(all.get(3).is("hiring.candidate.application-withdrawn.v1")).isTrue();
        assertThat(all.get(3).body()).contains(ada.id());
    }

    @Test
    void tellsAnEventThatIsPublishedTwiceOnce() {
        String job = company.job(ANY);
        Registered webhook =
                webhooks.register(receiver.url(), ", \"eventTypes\": [\"hiring.score.review-requested.v1\"]");
        ReviewRequested event = new ReviewRequested(
                "session", "application", "candidate", job, "assessment", List.of(), clock.instant());
        String id = UUID.randomUUID().toString();

        events.publish(id, company.organization(), 1, event);
        events.publish(id, company.organization(), 1, event);
        events.publish(UUID.randomUUID().toString(), company.organization(), 2, event);

        assertThat(awaitMessages(2))
                .extracting(message -> message.header("webhook-id"))
                .doesNotHaveDuplicates();
        assertThat(webhooks.deliveries(webhook)).hasSize(2);
    }

    @Test
    void sendsAgainWhatAnInstanceLeftBehind() {
        Registered webhook = webhooks.register(receiver.url());
        webhooks.ping(webhook);
        webhooks.awaitNewest(webhook, it -> text(it, "state").equals("DELIVERED"));
        String delivery = text(webhooks.deliveries(webhook).getFirst(), "id");

        // Between the two somebody may be faster than this test; then it has been delivered a second time already.
        webhooks.post("/api/v2/webhooks/" + webhook.id() + "/deliveries/" + delivery + "/replay");
        messenger.claim(List.of());
        clock.advance(Messenger.LEASE.plusSeconds(1));

        assertThat(awaitMessages(2))
                .extracting(message -> message.header("webhook-id"))
                .containsOnly(delivery);
    }

    @Test
    void switchesOffWhoIsGone() {
        receiver.close();
        receiver = new Receiver(410);
        Registered webhook = webhooks.register(receiver.url());

        webhooks.ping(webhook);

        await().atMost(Api.PATIENCE)
                .until(() -> !webhooks.get(webhook).required("enabled").asBoolean());
        assertThat(text(webhooks.get(webhook), "disabledBecause")).isEqualTo("GONE");
        webhooks.ats()
                .post()
                .uri("/api/v2/webhooks/{id}/ping", webhook.id())
                .exchange()
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://hiring.dev/problems/webhook-disabled");

        webhooks.ats()
                .put()
                .uri("/api/v2/webhooks/{id}", webhook.id())
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"url\": \"%s\", \"enabled\": true}".formatted(receiver.url()))
                .exchange()
                .expectStatus()
                .isOk();
        webhooks.ping(webhook);
        awaitMessages(2);
    }

    @Test
    void signsWithTheOldKeyAndTheNewAfterARotation() throws WebhookVerificationException {
        Registered webhook = webhooks.register(receiver.url());
        JsonNode rotated = webhooks.post("/api/v2/webhooks/" + webhook.id() + "/rotate-key");
        String secret = text(rotated, "secret");
        assertThat(secret).startsWith("whsec_").isNotEqualTo(webhook.secret());

        webhooks.ping(webhook);

        Message message = awaitMessages(1).getFirst();
        new Webhook(webhook.secret()).verify(message.body(), message.headers());
        new Webhook(secret).verify(message.body(), message.headers());
    }

    @Test
    void signsSoThatThePublicKeyIsEnough() throws GeneralSecurityException {
        Registered webhook = webhooks.register(receiver.url(), ", \"signature\": \"ED25519\"");
        assertThat(webhook.secret()).isEmpty();

        webhooks.ping(webhook);

        Message message = awaitMessages(1).getFirst();
        String signed = message.header("webhook-id") + "." + message.header("webhook-timestamp") + "." + message.body();
        Signature check = Signature.getInstance("Ed25519");
        byte[] bare =
                Base64.getDecoder().decode(text(webhook.webhook(), "publicKey").substring("whpk_".length()));
        byte[] key = HexFormat.of()
                .parseHex("302a300506032b6570032100" + HexFormat.of().formatHex(bare));
        check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key)));
        check.update(signed.getBytes(UTF_8));
        String signature = message.header("webhook-signature");
        assertThat(signature).startsWith("v1a,");
        assertThat(check.verify(Base64.getDecoder().decode(signature.substring("v1a,".length()))))
                .isTrue();
    }

    @Test
    void answersARepeatedRegistrationWithTheSameSecret() {
        String body = "{\"url\": \"%s\"}".formatted(receiver.url());
        List<JsonNode> answers = List.of("first", "second").stream()
                .map(_ -> webhooks.ats()
                        .post()
                        .uri("/api/v2/webhooks")
                        .header("Idempotency-Key", "one")
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(body)
                        .exchange()
                        .expectStatus()
                        .isCreated()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseBody())
                .toList();

        assertThat(answers.get(0)).isEqualTo(answers.get(1));
        assertThat(text(answers.get(0), "secret")).startsWith("whsec_");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"url": "nonsense"} | 422 | url
            {"url": "ftp://example.org/"} | 422 | url
            {"url": "http://1.1.1.1/"} | 422 | url
            {"url": "https://user:secret@127.0.0.1/"} | 422 | url
            {"url": "https://127.0.0.1/#fragment"} | 422 | url
            {"url": "https://no-such-host.invalid/"} | 422 | url
            {"url": "https://127.0.0.1/", "eventTypes": ["hiring.answer-key.published.v1"]} | 400 | eventTypes
            {"url": "https://127.0.0.1/", "eventTypes": [null]} | 400 | eventTypes
            {"url": "https://127.0.0.1/", "signature": "NONE"} | 400 | signature
            {"url": "https://127.0.0.1/", "keys": []} | 400 | keys
            {} | 400 | url
            """)
    void refusesWhatCannotBe(String body, int status, String field) {
        webhooks.ats()
                .post()
                .uri("/api/v2/webhooks")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(JsonNode.class)
                .value(problem ->
                        assertThat(problem.at("/errors/0/field").asString()).startsWith(field));
    }

    @Test
    void forgetsADeletedWebhook() {
        Registered webhook = webhooks.register(receiver.url());

        webhooks.ats()
                .delete()
                .uri("/api/v2/webhooks/{id}", webhook.id())
                .exchange()
                .expectStatus()
                .isNoContent();

        webhooks.ats()
                .get()
                .uri("/api/v2/webhooks/{id}", webhook.id())
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private void withdraw(Applicant applicant) {
        webhooks.post("/api/v2/applications/" + applicant.id() + "/withdraw");
    }

    private List<Message> awaitMessages(int count) {
        await().atMost(Api.PATIENCE).until(() -> receiver.messages.size() >= count);
        return List.copyOf(receiver.messages);
    }
}
