package dev.hiring.candidate.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

import dev.hiring.candidate.outbound.Receivers;
import dev.hiring.candidate.webhook.Delivery.State;
import dev.hiring.candidate.webhook.Subscription.Wish;
import dev.hiring.events.Event;
import dev.hiring.events.Topic;
import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.aggregate.Ids;
import dev.hiring.kit.consume.Received;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.NotFound;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;
import dev.hiring.kit.json.EventJson;

/** Keeps who wants to hear of what, and puts down what is to be told to whom. */
@Service
class WebhookService {

    static final String PING = "hiring.webhook.ping.v1";

    private static final int MOST = 100;

    private final Subscriptions subscriptions;
    private final Deliveries deliveries;
    private final SigningKeys signingKeys;
    private final Receivers receivers;
    private final EventJson json;
    private final ApplicationEventPublisher hints;
    private final Clock clock;

    WebhookService(
            Subscriptions subscriptions,
            Deliveries deliveries,
            SigningKeys signingKeys,
            Receivers receivers,
            EventJson json,
            ApplicationEventPublisher hints,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.signingKeys = signingKeys;
        this.receivers = receivers;
        this.json = json;
        this.hints = hints;
        this.clock = clock;
    }

    /** Something is to be sent. */
    record DeliveriesDue() {}

    /**
     * @param secret what messages are signed with, where both sides have to know it
     */
    record Keyed(Subscription subscription, @Nullable String secret) {

        @Override
        public String toString() {
            return "Keyed[" + subscription.id() + "]";
        }
    }

    Keyed subscribe(String id, String organization, Wish wish, SignatureScheme scheme) {
        receivers.require("url", wish.url());
        if (subscriptions.count(organization) >= MOST) {
            throw new WebhookProblem.TooMany(MOST);
        }
        SigningKey key = signingKeys.make(scheme, now());
        return keyed(subscriptions.insertOrFind(Change.of(Subscription.of(id, organization, wish, key, now()))));
    }

    Subscription get(String organization, String id) {
        return subscriptions.find(organization, id).orElseThrow(() -> new NotFound("webhook"));
    }

    Page<Subscription> page(String organization, PageRequest request) {
        return subscriptions.page(organization, request);
    }

    Subscription replace(String organization, String id, IfMatch ifMatch, Wish wish, boolean enabled) {
        get(organization, id);
        receivers.require("url", wish.url());
        return subscriptions.change(organization, id, ifMatch, stored -> stored.with(wish, enabled));
    }

    Keyed rotate(String organization, String id, IfMatch ifMatch) {
        Subscription current = get(organization, id);
        SigningKey key = signingKeys.make(current.newestKey().scheme(), now());
        return keyed(subscriptions.change(organization, id, ifMatch, stored -> stored.rotated(key, now())));
    }

    private Keyed keyed(Subscription subscription) {
        return new Keyed(subscription, signingKeys.shared(subscription.newestKey()));
    }

    /** What waits for it is cancelled when its turn comes; the log goes with time. */
    void delete(String organization, String id, IfMatch ifMatch) {
        ifMatch.check(get(organization, id).version());
        subscriptions.delete(organization, id);
    }

    Delivery ping(String organization, String id) {
        Subscription subscription = enabled(organization, id);
        Instant now = now();
        String messageId = Ids.random();
        Delivery ping = delivery(
                messageId,
                subscription,
                "ping/" + messageId,
                "",
                PING,
                body(PING, now, "{\"webhookId\":\"" + id + "\"}"));
        deliveries.insert(organization, ping);
        hints.publishEvent(new DeliveriesDue());
        return ping;
    }

    Page<Delivery> deliveries(String organization, String id, @Nullable State state, PageRequest request) {
        return deliveries.page(organization, get(organization, id).id(), state, request);
    }

    Delivery delivery(String organization, String id, String deliveryId) {
        return deliveries
                .find(organization, deliveryId)
                .filter(delivery -> delivery.subscriptionId().equals(id))
                .orElseThrow(() -> new NotFound("delivery"));
    }

    /** Sends the same message again, under the same id, by which the receiver can tell. */
    Delivery replay(String organization, String id, String deliveryId) {
        enabled(organization, id);
        Delivery stored = delivery(organization, id, deliveryId);
        Delivery again = stored.again(now());
        if (!deliveries.replace(organization, again, stored.dueAt())) {
            return delivery(organization, id, deliveryId);
        }
        hints.publishEvent(new DeliveriesDue());
        return again;
    }

    /** Puts down a message for everybody who asked for such; those who asked later hear of what comes later. */
    void tell(Received<? extends Event> received) {
        String organization = received.organization();
        Event event = received.event();
        String type = Topic.typeOf(event.getClass());
        Subject subject = Subject.of(event);
        List<Subscription> asked = subscriptions.enabled(organization).stream()
                .filter(subscription -> subscription.wish().includes(type, subject.jobId()))
                .filter(subscription -> !received.time().isBefore(subscription.createdAt()))
                .toList();
        if (asked.isEmpty()) {
            return;
        }
        String body = body(type, received.time(), new String(json.write(event), UTF_8));
        String sequence = "%016d/%010d/%s".formatted(received.time().toEpochMilli(), received.version(), received.id());
        for (Subscription subscription : asked) {
            String id = Ids.derived(organization, "delivery", subscription.id(), received.id());
            deliveries.insert(organization, delivery(id, subscription, subject.orderKey(), sequence, type, body));
        }
        hints.publishEvent(new DeliveriesDue());
    }

    private Delivery delivery(
            String id, Subscription subscription, String orderKey, String sequence, String type, String body) {
        Instant now = now();
        return new Delivery(
                id,
                subscription.organization(),
                subscription.id(),
                orderKey,
                sequence,
                type,
                body,
                State.PENDING,
                now,
                null,
                0,
                List.of(),
                now);
    }

    /** @param data JSON already */
    private static String body(String type, Instant time, String data) {
        return "{\"type\":\"%s\",\"timestamp\":\"%s\",\"data\":%s}".formatted(type, time, data);
    }

    private Subscription enabled(String organization, String id) {
        Subscription subscription = get(organization, id);
        if (!subscription.isEnabled()) {
            throw new WebhookProblem.Off();
        }
        return subscription;
    }

    /** The store keeps milliseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The deliveries of what happened to some applications. */
    List<Delivery> about(String organization, List<String> applicationIds) {
        return deliveries.about(organization, applicationIds);
    }

    /** @return how many deliveries there are */
    long forgetAnswers(String organization, List<String> applicationIds) {
        deliveries.forgetAnswers(organization, applicationIds);
        return about(organization, applicationIds).size();
    }
}
