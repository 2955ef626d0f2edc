package dev.hiring.candidate.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import dev.hiring.candidate.webhook.WebhookService.DeliveriesDue;

/**
 * Keeps deliveries going: on a hint, and regularly for those whose time has come. A receiver has a few at a time, so that
 * one that hangs leaves the others what they need.
 */
@Component
final class Dispatcher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final int AT_ONCE = 500;
    private static final int AT_ONCE_TO_ONE = 4;
    private static final Duration LOG_KEPT = Duration.ofDays(30);

    private final Messenger messenger;
    private final Deliveries deliveries;
    private final Clock clock;
    private final Duration lookEvery;
    private final Semaphore hints = new Semaphore(0);
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();
    private volatile boolean running;
    private ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    Dispatcher(Messenger messenger, Deliveries deliveries, Clock clock, WebhookSettings settings) {
        this.messenger = messenger;
        this.deliveries = deliveries;
        this.clock = clock;
        this.lookEvery = settings.lookEvery();
    }

    @EventListener(DeliveriesDue.class)
    void hint() {
        hints.release();
    }

    @Scheduled(fixedDelayString = "${hiring.webhooks.clean-every:1h}")
    void forget() {
        long deleted = deliveries.deleteEndedBefore(clock.instant().minus(LOG_KEPT));
        if (deleted > 0) {
            log.info("Forgot {} deliveries older than {}", deleted, LOG_KEPT);
        }
    }

    @Override
    public void start() {
        running = true;
        workers = Executors.newVirtualThreadPerTaskExecutor();
        workers.execute(this::loop);
    }

    private void loop() {
        try {
            while (running) {
                if (!sendNext()) {
                    hints.tryAcquire(lookEvery.toMillis(), TimeUnit.MILLISECONDS);
                    hints.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether there was one. */
    private boolean sendNext() throws InterruptedException {
        free.acquire();
        Optional<Delivery> next = Optional.empty();
        try {
            next = messenger.claim(saturated());
        } catch (RuntimeException e) {
            log.warn("The deliveries that are due cannot be read: {}", e.toString());
        }
        if (next.isEmpty()) {
            free.release();
            return false;
        }
        Delivery delivery = next.get();
        underWay.merge(delivery.subscriptionId(), 1, Integer::sum);
        workers.execute(() -> send(delivery));
        return true;
    }

    private List<String> saturated() {
        return underWay.entrySet().stream()
                .filter(entry -> entry.getValue() >= AT_ONCE_TO_ONE)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void send(Delivery delivery) {
        try {
            messenger.deliver(delivery);
        } catch (RuntimeException e) {
            log.warn("Delivery {} is left to the end of its lease: {}", delivery.id(), e.toString());
        } finally {
            underWay.computeIfPresent(delivery.subscriptionId(), (_, count) -> count == 1 ? null : count - 1);
            free.release();
            hint();
        }
    }

    /** What is under way may end; what has not begun is taken up by another instance, or after the next start. */
    @Override
    public void stop() {
        running = false;
        hint();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(20, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
