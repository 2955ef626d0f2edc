package dev.hiring.kit.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param maxPending how many events one document may hold back before commands on it are refused
 * @param sweepEvery how often each instance looks for events that were left behind
 * @param sweepAfter the age at which an event counts as left behind; longer than the producer's delivery timeout
 * @param lease how long a sweeping instance has a document to itself
 * @param refuseAfter how long the broker may be away before commands are refused
 * @param queue how many stored events may wait in memory for the publisher; the sweep takes the rest
 */
@ConfigurationProperties("hiring.outbox")
public record OutboxSettings(
        @DefaultValue("50") int maxPending,
        @DefaultValue("1s") Duration sweepEvery,
        @DefaultValue("8s") Duration sweepAfter,
        @DefaultValue("15s") Duration lease,
        @DefaultValue("60s") Duration refuseAfter,
        @DefaultValue("10000") int queue) {

    /** How long it takes at most until an event that could not be sent is tried again, while this instance sweeps alone. */
    Duration retriedWithin() {
        return sweepAfter.plus(lease).plus(sweepEvery);
    }
}
