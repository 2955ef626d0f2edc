package dev.hiring.candidate.webhook;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import dev.hiring.events.Event;
import dev.hiring.events.Topic;
import dev.hiring.kit.consume.Received;

/** All that happens is told on. A group of its own, so that it neither holds up the pipeline nor is held up by it. */
@Component
final class WebhookListener {

    private final WebhookService webhooks;

    WebhookListener(WebhookService webhooks) {
        this.webhooks = webhooks;
    }

    @KafkaListener(
            topics = {Topic.Names.CANDIDATE, Topic.Names.ASSESSMENT, Topic.Names.SCORE, Topic.Names.PRIVACY},
            groupId = "${spring.application.name}-webhooks")
    void on(Received<Event> received) {
        webhooks.tell(received);
    }
}
