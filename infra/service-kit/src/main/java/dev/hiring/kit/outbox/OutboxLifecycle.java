package dev.hiring.kit.outbox;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the outbox from before the first command until after the last: it stops when listeners and HTTP are silent, and
 * then waits for the events that are on their way.
 */
final class OutboxLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxLifecycle.class);
    private static final Duration FLUSH = Duration.ofSeconds(10);

    private final Publisher publisher;
    private final Puller puller;
    private final List<Worker> workers;
    private volatile boolean running;

    OutboxLifecycle(Publisher publisher, Puller puller, Sweep sweep) {
        this.publisher = publisher;
        this.puller = puller;
        this.workers = List.of(
                new Worker("outbox-publish", publisher::sendNext),
                new Worker("outbox-pull", puller::pullBatch),
                new Worker("outbox-sweep", sweep::pauseAndRun));
    }

    @Override
    public void start() {
        workers.forEach(Worker::start);
        running = true;
    }

    @Override
    public void stop() {
        try {
            flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.forEach(Worker::stop);
        running = false;
    }

    private void flush() throws InterruptedException {
        long end = System.nanoTime() + FLUSH.toNanos();
        while (!publisher.idle() || !puller.idle()) {
            if (System.nanoTime() > end) {
                log.warn("Events are left in their documents; another instance or the next start publishes them");
                return;
            }
            Thread.sleep(10);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Lower than the web server and the listeners, so it starts before them and stops after them. */
    @Override
    public int getPhase() {
        return 0;
    }
}
