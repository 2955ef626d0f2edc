package dev.hiring.candidate.webhook;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import dev.hiring.candidate.dispatch.Dispatcher;
import dev.hiring.candidate.webhook.WebhookService.DeliveriesDue;

/** Keeps deliveries going, and forgets those that are long over. */
@Component
final class WebhookDispatcher extends Dispatcher<Delivery> {

    private static final Logger log = LoggerFactory.getLogger(WebhookDispatcher.class);
    private static final Duration LOG_KEPT = Duration.ofDays(30);

    private final Deliveries deliveries;
    private final Clock clock;

    WebhookDispatcher(Messenger messenger, Deliveries deliveries, Clock clock, WebhookSettings settings) {
        super(messenger, settings.lookEvery());
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @EventListener(DeliveriesDue.class)
    void look() {
        hint();
    }

    @Scheduled(fixedDelayString = "${hiring.webhooks.clean-every:1h}")
    void forget() {
        long deleted = deliveries.deleteEndedBefore(clock.instant().minus(LOG_KEPT));
        if (deleted > 0) {
            log.info("Forgot {} deliveries older than {}", deleted, LOG_KEPT);
        }
    }
}
