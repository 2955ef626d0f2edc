package dev.hiring.kit.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread of its own that repeats one step until it is stopped; a step that fails is logged and tried again. That holds
 * for errors as well: without its worker an instance would go on storing events and publish none. When memory is short
 * the process has ended before, because services run with {@code -XX:+ExitOnOutOfMemoryError}.
 */
final class Worker {

    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    interface Step {
        void run() throws InterruptedException;
    }

    private final String name;
    private final Step step;
    private volatile boolean running;
    private @Nullable Thread thread;

    Worker(String name, Step step) {
        this.name = name;
        this.step = step;
    }

    synchronized void start() {
        running = true;
        thread = Thread.ofVirtual().name(name).start(this::loop);
    }

    synchronized void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void loop() {
        while (running) {
            try {
                step.run();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                if (e instanceof Error) {
                    log.error("{} failed, trying again", name, e);
                } else {
                    log.warn("{} failed, trying again: {}", name, e.toString());
                }
                if (!pause()) {
                    return;
                }
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
