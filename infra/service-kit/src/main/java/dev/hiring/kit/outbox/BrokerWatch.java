package dev.hiring.kit.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Knows since when sends have failed, and refuses commands once that is too long. A failure counts for a while only:
 * another instance may have published what failed here, and then nothing that this one does would show that the broker is
 * back. The next command shows it.
 */
final class BrokerWatch {

    private record Outage(Instant since, Instant lastFailure) {}

    private final AtomicReference<@Nullable Outage> outage = new AtomicReference<>();
    private final Clock clock;
    private final Duration refuseAfter;
    private final Duration failureCounts;

    /** @param failureCounts longer than it takes to try again what failed */
    BrokerWatch(Clock clock, Duration refuseAfter, Duration failureCounts) {
        this.clock = clock;
        this.refuseAfter = refuseAfter;
        this.failureCounts = failureCounts;
    }

    void succeeded() {
        outage.set(null);
    }

    void failed() {
        Instant now = clock.instant();
        outage.updateAndGet(known -> new Outage(known != null && lasts(known, now) ? known.since() : now, now));
    }

    boolean failing() {
        Outage known = outage.get();
        return known != null && lasts(known, clock.instant());
    }

    void refuseIfLongAway() {
        Outage known = outage.get();
        Instant now = clock.instant();
        if (known != null && lasts(known, now) && now.isAfter(known.since().plus(refuseAfter))) {
            throw new OutboxFull("events cannot be published since " + known.since(), Duration.ofSeconds(10));
        }
    }

    private boolean lasts(Outage known, Instant now) {
        return !now.isAfter(known.lastFailure().plus(failureCounts));
    }
}
