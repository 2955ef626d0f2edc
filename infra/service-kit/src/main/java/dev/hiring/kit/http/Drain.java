package dev.hiring.kit.http;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/**
 * Empties the connections before the server closes its port. First whoever asks is answered, and told that the connection
 * ends: a connection that the server closed by itself would be closed on a request that is on its way. Then whoever asks
 * is refused, and told when to come back: who heeds it is not among those that wait at the port to be accepted when it
 * closes, for the system cuts these off.
 */
final class Drain implements SmartLifecycle {

    private final DrainSettings settings;
    private volatile boolean running;
    private volatile boolean closing;
    private volatile boolean refusing;

    Drain(DrainSettings settings) {
        this.settings = settings;
    }

    boolean isClosing() {
        return closing;
    }

    boolean isRefusing() {
        return refusing;
    }

    /** When another instance has taken over, or this one has gone: not in the moment in which the port closes. */
    Duration comeBackAfter() {
        return settings.refuse().plusSeconds(2);
    }

    @Override
    public void start() {
        closing = false;
        refusing = false;
        running = true;
    }

    @Override
    public void stop() {
        try {
            closing = true;
            Thread.sleep(settings.serve());
            refusing = true;
            Thread.sleep(settings.refuse());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the listeners, and before the management port, which tells the readiness, and the server. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 256;
    }
}
