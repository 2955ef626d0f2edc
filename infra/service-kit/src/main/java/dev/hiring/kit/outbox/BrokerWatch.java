package dev.hiring.kit.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Knows since when sends have failed, and refuses commands once that is too long. */
final class BrokerWatch {

    private final AtomicReference<@Nullable Instant> failingSince = new AtomicReference<>();
    private final Clock clock;
    private final Duration refuseAfter;

    BrokerWatch(Clock clock, Duration refuseAfter) {
        this.clock = clock;
        this.refuseAfter = refuseAfter;
    }

    void succeeded() {
        failingSince.set(null);
    }

    void failed() {
        failingSince.compareAndSet(null, clock.instant());
    }

    boolean failing() {
        return failingSince.get() != null;
    }

    void refuseIfLongAway() {
        Instant since = failingSince.get();
        if (since != null && clock.instant().isAfter(since.plus(refuseAfter))) {
            throw new OutboxFull("events cannot be published since " + since, Duration.ofSeconds(10));
        }
    }
}
