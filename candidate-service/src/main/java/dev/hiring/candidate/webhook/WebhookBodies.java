package dev.hiring.candidate.webhook;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

import dev.hiring.candidate.webhook.Subscription.Disabled;
import dev.hiring.candidate.webhook.Subscription.Wish;
import dev.hiring.candidate.webhook.WebhookService.Keyed;
import dev.hiring.events.Topic;
import dev.hiring.kit.http.InvalidRequest;
import dev.hiring.kit.http.SingleLine;

/** Webhooks as JSON. */
final class WebhookBodies {

    /** What can be told: the types on the topics that the listener reads. */
    private static final SortedSet<String> TYPES =
            new TreeSet<>(Stream.of(Topic.CANDIDATE, Topic.ASSESSMENT, Topic.SCORE, Topic.PRIVACY)
                    .flatMap(topic -> topic.types().keySet().stream())
                    .toList());

    private WebhookBodies() {}

    /**
     * A webhook to register.
     *
     * @param url HTTPS, and an address that is public
     * @param eventTypes CloudEvents types such as {@code hiring.candidate.shortlisted.v1}; all if there is none
     * @param jobId only what belongs to this job
     * @param description for people
     * @param signature {@code HMAC} unless asked otherwise
     */
    record WebhookRequest(
            @NotBlank @Size(max = 2000) @SingleLine String url,
            @Nullable @Size(max = 50) Set<@NotNull String> eventTypes,
            @Nullable @Size(min = 1, max = 100) @SingleLine String jobId,
            @Nullable @Size(min = 1, max = 200) @SingleLine String description,
            @Nullable SignatureScheme signature) {

        Wish wish() {
            return WebhookBodies.wish(url, eventTypes, jobId, description);
        }

        SignatureScheme signatureScheme() {
            return signature == null ? SignatureScheme.HMAC : signature;
        }
    }

    /**
     * All that can be chosen of a webhook; how messages are signed stays.
     *
     * @param url HTTPS, and an address that is public
     * @param eventTypes CloudEvents types such as {@code hiring.candidate.shortlisted.v1}; all if there is none
     * @param jobId only what belongs to this job
     * @param description for people
     * @param enabled whether anything is sent
     */
    record WebhookUpdate(
            @NotBlank @Size(max = 2000) @SingleLine String url,
            @Nullable @Size(max = 50) Set<@NotNull String> eventTypes,
            @Nullable @Size(min = 1, max = 100) @SingleLine String jobId,
            @Nullable @Size(min = 1, max = 200) @SingleLine String description,
            boolean enabled) {

        Wish wish() {
            return WebhookBodies.wish(url, eventTypes, jobId, description);
        }
    }

    private static Wish wish(
            String url, @Nullable Set<String> eventTypes, @Nullable String jobId, @Nullable String description) {
        SortedSet<String> types = new TreeSet<>(eventTypes == null ? Set.of() : eventTypes);
        if (!TYPES.containsAll(types)) {
            throw new InvalidRequest("eventTypes", "must be some of " + String.join(", ", TYPES));
        }
        return new Wish(url, types, jobId, description);
    }

    /**
     * A webhook.
     *
     * @param url where messages are sent
     * @param eventTypes empty for all
     * @param jobId only what belongs to this job; null for all
     * @param description for people
     * @param signature how messages are signed
     * @param publicKey what receivers check signatures with, for {@code ED25519} only
     * @param enabled whether anything is sent
     * @param disabledBecause why nothing is sent, null while something is
     * @param failingSince the first failure after which nothing was taken; after five days the webhook is switched off
     * @param keys when each key signs, the newest last
     */
    record WebhookResponse(
            String id,
            String url,
            Set<String> eventTypes,
            @Nullable String jobId,
            @Nullable String description,
            SignatureScheme signature,
            @Nullable String publicKey,
            boolean enabled,
            @Nullable Disabled disabledBecause,
            @Nullable Instant failingSince,
            List<KeyTimes> keys,
            Instant createdAt) {

        static WebhookResponse of(Subscription subscription) {
            Wish wish = subscription.wish();
            SigningKey key = subscription.newestKey();
            return new WebhookResponse(
                    subscription.id(),
                    wish.url(),
                    wish.eventTypes(),
                    wish.jobId(),
                    wish.description(),
                    key.scheme(),
                    key.publicKey(),
                    subscription.isEnabled(),
                    subscription.disabled(),
                    subscription.failingSince(),
                    subscription.keys().stream()
                            .map(each -> new KeyTimes(each.since(), each.until()))
                            .toList(),
                    subscription.createdAt());
        }
    }

    /**
     * When a key signs.
     *
     * @param since from then on
     * @param until null as long as it is the newest
     */
    record KeyTimes(Instant since, @Nullable Instant until) {}

    /**
     * A webhook with the secret of its newest key.
     *
     * @param webhook as it is from now on
     * @param secret {@code whsec_…} for {@code HMAC}, in this answer only; null for {@code ED25519}
     */
    record KeyedResponse(WebhookResponse webhook, @Nullable String secret) {

        static KeyedResponse of(Keyed keyed) {
            return new KeyedResponse(WebhookResponse.of(keyed.subscription()), keyed.secret());
        }

        @Override
        public String toString() {
            return "KeyedResponse[" + webhook.id() + "]";
        }
    }
}
