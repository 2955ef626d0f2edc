package dev.hiring.kit.outbox;

import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.KafkaOperations;

/** Sends one event and, when the broker has acknowledged it, hands it on to be pulled from its document. */
final class Sender {

    private static final Logger log = LoggerFactory.getLogger(Sender.class);

    private final KafkaOperations<String, byte[]> kafka;
    private final EventRecords records;
    private final BrokerWatch watch;
    private final Puller puller;
    private final HeldBack held;

    Sender(
            KafkaOperations<String, byte[]> kafka,
            EventRecords records,
            BrokerWatch watch,
            Puller puller,
            HeldBack held) {
        this.kafka = kafka;
        this.records = records;
        this.watch = watch;
        this.puller = puller;
        this.held = held;
    }

    /** Completes with whether the broker has the event; an event that failed stays in its document. */
    CompletableFuture<Boolean> send(Origin document, PendingEvent event) {
        CompletableFuture<?> sent;
        try {
            sent = kafka.send(records.record(event));
        } catch (RuntimeException e) {
            sent = CompletableFuture.failedFuture(e);
        }
        return sent.handle((_, failure) -> {
            if (failure == null) {
                watch.succeeded();
                puller.delivered(new Delivered(document.collection(), document.documentId(), event.id()));
                return true;
            }
            held.hold(document);
            failed(event, failure);
            return false;
        });
    }

    private void failed(PendingEvent event, Throwable failure) {
        Throwable reason = NestedExceptionUtils.getMostSpecificCause(failure);
        if (SendFailure.concernsTheRecord(failure)) {
            log.error(
                    "Event {} waits in its document, {} does not take it: {}",
                    event.id(),
                    event.topic(),
                    reason.toString());
            return;
        }
        if (!watch.failing()) {
            log.warn("Publishing fails, events wait in their documents: {}", reason.toString());
        }
        watch.failed();
    }
}
