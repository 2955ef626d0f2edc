package dev.hiring.gateway.events;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.core.publisher.Sinks;

import dev.hiring.gateway.Problem;
import dev.hiring.gateway.endpoint.Caller;

/** A client's stream: what it has asked for and not got yet, and why it is closed, if it is. */
final class OpenStream {

    private final Sinks.One<Problem> closing = Sinks.one();
    private final AtomicLong demand = new AtomicLong();
    private final Caller caller;
    private final Runnable connection;
    private volatile long starving = System.nanoTime();
    private volatile boolean begun;
    private volatile @Nullable Problem reason;

    /** @param connection breaks it off */
    OpenStream(Caller caller, Runnable connection) {
        this.caller = caller;
        this.connection = connection;
    }

    Caller caller() {
        return caller;
    }

    void asked(long messages) {
        demand.updateAndGet(before -> Operators.addCap(before, messages));
    }

    void told() {
        begun = true;
        if (demand.updateAndGet(before -> before == Long.MAX_VALUE ? before : before - 1) == 0) {
            starving = System.nanoTime();
        }
    }

    /** Whether the answer has begun, so that a refusal can only be its end. */
    boolean hasBegun() {
        return begun;
    }

    /** Whether the client has taken nothing for that long. */
    boolean isStalled(Duration stall) {
        return begun && demand.get() == 0 && System.nanoTime() - starving > stall.toNanos();
    }

    boolean isExpired(Instant now, Duration tolerance) {
        return caller.until().plus(tolerance).isBefore(now);
    }

    void close(Problem why) {
        reason = why;
        closing.tryEmitValue(why);
    }

    Mono<Problem> closing() {
        return closing.asMono();
    }

    Optional<Problem> reason() {
        return Optional.ofNullable(reason);
    }

    /** Ends it although the client does not even take that. */
    void cut() {
        connection.run();
    }
}
