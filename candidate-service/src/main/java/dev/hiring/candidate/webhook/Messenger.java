package dev.hiring.candidate.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dev.hiring.candidate.application.ApplicationService;
import dev.hiring.candidate.dispatch.Outgoing;
import dev.hiring.candidate.outbound.Attempt;
import dev.hiring.candidate.outbound.OutboundClient;
import dev.hiring.candidate.person.CandidateService;
import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.NotFound;

/** Makes one attempt to deliver one message, and puts down what came of it. */
@Component
class Messenger implements Outgoing<Delivery> {

    /** Longer than any attempt: when it is over, whoever had the delivery has ended without a word. */
    static final Duration LEASE = Duration.ofSeconds(60);

    private static final Logger log = LoggerFactory.getLogger(Messenger.class);
    private static final Duration LEAST_WAIT = Duration.ofSeconds(1);
    private static final Duration MOST_WAIT = Duration.ofMinutes(5);
    private static final int GONE = 410;

    private final Deliveries deliveries;
    private final Subscriptions subscriptions;
    private final SigningKeys signingKeys;
    private final ApplicationService applications;
    private final CandidateService candidates;
    private final OutboundClient client;
    private final MeterRegistry meters;
    private final Clock clock;

    Messenger(
            Deliveries deliveries,
            Subscriptions subscriptions,
            SigningKeys signingKeys,
            ApplicationService applications,
            CandidateService candidates,
            OutboundClient client,
            MeterRegistry meters,
            Clock clock) {
        this.deliveries = deliveries;
        this.subscriptions = subscriptions;
        this.signingKeys = signingKeys;
        this.applications = applications;
        this.candidates = candidates;
        this.client = client;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public Optional<Delivery> claim(Collection<String> without) {
        return deliveries.claim(now(), now().plus(LEASE), without);
    }

    @Override
    public String receiver(Delivery claimed) {
        return claimed.subscriptionId();
    }

    @Override
    public String id(Delivery claimed) {
        return claimed.id();
    }

    @Override
    public void deliver(Delivery claimed) {
        Subscription subscription = subscriptions
                .find(claimed.organization(), claimed.subscriptionId())
                .filter(Subscription::isEnabled)
                .orElse(null);
        if (subscription == null) {
            end(claimed, claimed.cancelled());
            return;
        }
        Optional<Delivery> before = deliveries.before(claimed.organization(), claimed);
        if (before.isPresent()) {
            putBack(claimed, before.get());
            return;
        }
        Attempt attempt = attempt(claimed, subscription);
        Counter.builder("hiring.webhooks.attempts")
                .description("Attempts to deliver a message to a webhook")
                .tag("outcome", attempt.wasTaken() ? "taken" : attempt.failure() == null ? "refused" : "failed")
                .register(meters)
                .increment();
        if (attempt.wasTaken()) {
            end(claimed, claimed.delivered(attempt));
            tell(subscription, Subscription::taken);
        } else if (attempt.status() != null && attempt.status() == GONE) {
            end(claimed, claimed.cancelled(attempt));
            tell(subscription, Subscription::gone);
        } else {
            end(claimed, claimed.failed(attempt, ThreadLocalRandom.current().nextDouble()));
            tell(subscription, stored -> stored.refused(attempt.at()));
        }
        if (attempt.excerpt() != null && isAboutErased(claimed)) {
            deliveries.forgetAnswers(claimed.organization(), List.of(claimed.orderKey()));
        }
    }

    /** Looked at after the answer was stored: of this and the erasure at least one sees the other. */
    private boolean isAboutErased(Delivery delivery) {
        return applications
                        .find(delivery.organization(), delivery.orderKey())
                        .filter(application -> application.erasedAt() != null)
                        .isPresent()
                || candidates.isErased(delivery.organization(), delivery.orderKey());
    }

    private Attempt attempt(Delivery delivery, Subscription subscription) {
        Instant now = now();
        return client.attempt(
                now,
                "POST",
                URI.create(subscription.wish().url()),
                Map.of(
                        "webhook-id", delivery.id(),
                        "webhook-timestamp", Long.toString(now.getEpochSecond()),
                        "webhook-signature",
                                signingKeys.sign(subscription.keysAt(now), delivery.id(), now, delivery.body())),
                delivery.body().getBytes(UTF_8));
    }

    /** What ends wakes what it finds waiting. If it ended before it could find this, nothing comes before this any more. */
    private void putBack(Delivery claimed, Delivery before) {
        Delivery waiting = claimed.waiting(before, turn(before));
        if (store(claimed, waiting)
                && deliveries.before(waiting.organization(), waiting).isEmpty()) {
            deliveries.wakeNext(waiting.organization(), before, now());
        }
    }

    /** Whoever waits is woken when its turn comes; the time is for the case that this gets lost. */
    private Instant turn(Delivery before) {
        Instant now = now();
        Instant due = before.dueAt() == null ? now : before.dueAt();
        Instant earliest = now.plus(LEAST_WAIT);
        Instant latest = now.plus(MOST_WAIT);
        return due.isBefore(earliest) ? earliest : due.isAfter(latest) ? latest : due;
    }

    private void end(Delivery claimed, Delivery next) {
        if (store(claimed, next) && next.dueAt() == null) {
            deliveries.wakeNext(next.organization(), next, now());
        }
    }

    private boolean store(Delivery claimed, Delivery next) {
        return deliveries.replace(claimed.organization(), next, claimed.dueAt());
    }

    private void tell(Subscription subscription, Function<Subscription, Change<Subscription>> transition) {
        try {
            Subscription now =
                    subscriptions.change(subscription.organization(), subscription.id(), IfMatch.any(), transition);
            if (!now.isEnabled()) {
                log.warn("Webhook {} is switched off: {}", now.id(), now.disabled());
            }
        } catch (NotFound e) {
            log.debug("Webhook {} was deleted meanwhile", subscription.id());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
