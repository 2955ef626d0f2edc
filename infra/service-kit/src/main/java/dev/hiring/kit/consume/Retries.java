package dev.hiring.kit.consume;

import org.apache.kafka.common.errors.RetriableException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

import dev.hiring.kit.aggregate.ConcurrentChange;
import dev.hiring.kit.aggregate.StoreAway;
import dev.hiring.kit.outbox.OutboxFull;

/**
 * How often a record is tried again: for as long as it takes while a part of the infrastructure is away, and five times
 * when nobody knows what went wrong.
 */
final class Retries {

    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final int TRIES = 5;

    private Retries() {}

    static BackOff after(Exception failure) {
        ExponentialBackOff pauses = new ExponentialBackOff(FIRST_PAUSE_MILLIS, 2);
        pauses.setMaxInterval(LONGEST_PAUSE_MILLIS);
        if (!isInfrastructure(failure)) {
            pauses.setMaxAttempts(TRIES - 1);
        }
        return pauses;
    }

    static boolean isInfrastructure(Throwable failure) {
        if (StoreAway.isCauseOf(failure)) {
            return true;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case RetriableException _, OutboxFull _, ConcurrentChange _, ConcurrencyFailureException _ -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }
}
