package dev.hiring.candidate.dispatch;

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

/**
 * Keeps deliveries going: on a hint, and regularly for those whose time has come. A receiver has a few at a time, so that
 * one that hangs leaves the others what they need.
 */
public abstract class Dispatcher<D> implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final int AT_ONCE = 500;
    private static final int AT_ONCE_TO_ONE = 4;

    private final Outgoing<D> outgoing;
    private final Duration lookEvery;
    private final Semaphore hints = new Semaphore(0);
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();
    private volatile boolean running;
    private ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    /** @param lookEvery how often those whose time has come are looked for */
    protected Dispatcher(Outgoing<D> outgoing, Duration lookEvery) {
        this.outgoing = outgoing;
        this.lookEvery = lookEvery;
    }

    /** Something is due by now. */
    protected final void hint() {
        hints.release();
    }

    @Override
    public final void start() {
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
        Optional<D> next = Optional.empty();
        try {
            next = outgoing.claim(saturated());
        } catch (RuntimeException e) {
            log.warn("The deliveries that are due cannot be read: {}", e.toString());
        }
        if (next.isEmpty()) {
            free.release();
            return false;
        }
        D claimed = next.get();
        underWay.merge(outgoing.receiver(claimed), 1, Integer::sum);
        workers.execute(() -> send(claimed));
        return true;
    }

    private List<String> saturated() {
        return underWay.entrySet().stream()
                .filter(entry -> entry.getValue() >= AT_ONCE_TO_ONE)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void send(D claimed) {
        try {
            outgoing.deliver(claimed);
        } catch (RuntimeException e) {
            log.warn("Delivery {} is left to the end of its lease: {}", outgoing.id(claimed), e.toString());
        } finally {
            underWay.computeIfPresent(outgoing.receiver(claimed), (_, count) -> count == 1 ? null : count - 1);
            free.release();
            hint();
        }
    }

    /** What is under way may end; what has not begun is taken up by another instance, or after the next start. */
    @Override
    public final void stop() {
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
    public final boolean isRunning() {
        return running;
    }
}
