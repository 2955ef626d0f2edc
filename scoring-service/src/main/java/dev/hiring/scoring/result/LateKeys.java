package dev.hiring.scoring.result;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import dev.hiring.kit.consume.RejectedEvent;
import dev.hiring.kit.privacy.MissingKey;
import dev.hiring.scoring.answerkey.AnswerKeyStored;
import dev.hiring.scoring.marking.Unmarkable;

/** Marks the results that had to wait for a key: when it comes, and now and then, should that have been interrupted. */
@Component
final class LateKeys {

    private static final Logger log = LoggerFactory.getLogger(LateKeys.class);

    /** Younger ones are left to those who are at work on them. */
    private static final Duration SETTLED = Duration.ofSeconds(10);

    private final Results results;
    private final ResultService service;
    private final Clock clock;

    LateKeys(Results results, ResultService service, Clock clock) {
        this.results = results;
        this.service = service;
        this.clock = clock;
    }

    /** One result that the key does not fit must not keep the others waiting; it is reported after them. */
    @EventListener
    void on(AnswerKeyStored stored) {
        List<String> misfits = new ArrayList<>();
        for (Result result : results.waitingFor(stored.organization(), stored.question())) {
            try {
                service.markIfReady(result);
            } catch (Unmarkable e) {
                misfits.add("session " + result.id() + " has " + e.getMessage());
            } catch (MissingKey e) {
                misfits.add("session " + result.id() + " cannot be read: " + e.getMessage());
            }
        }
        if (!misfits.isEmpty()) {
            throw new RejectedEvent("The key is stored, but " + String.join(", ", misfits));
        }
    }

    @Scheduled(fixedDelayString = "${hiring.scoring.reconcile-every:30s}")
    void reconcile() {
        try (var waiting = results.waitingSince(clock.instant().minus(SETTLED))) {
            waiting.forEach(result -> {
                try {
                    service.markIfReady(result);
                } catch (Unmarkable e) {
                    log.warn("Session {} cannot be marked: it has {}", result.id(), e.getMessage());
                } catch (MissingKey e) {
                    log.warn("Session {} cannot be marked: {}", result.id(), e.getMessage());
                }
            });
        }
    }
}
