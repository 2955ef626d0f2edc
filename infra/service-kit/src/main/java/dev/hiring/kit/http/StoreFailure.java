package dev.hiring.kit.http;

import dev.hiring.kit.aggregate.StoreAway;

/** Tells a store that cannot be reached from a command that is wrong. */
final class StoreFailure {

    private StoreFailure() {}

    static boolean in(Throwable failure) {
        return StoreAway.isCauseOf(failure);
    }
}
