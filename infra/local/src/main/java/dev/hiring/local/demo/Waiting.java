package dev.hiring.local.demo;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.hiring.local.Failure;

/** Waits for what events bring about, but not for ever. */
final class Waiting {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private Waiting() {}

    static <T> T until(String what, Supplier<T> look, Predicate<T> done) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            T seen = look.get();
            if (done.test(seen)) {
                return seen;
            }
            if (System.nanoTime() > end) {
                throw new Failure("Waited " + PATIENCE.toSeconds() + " s in vain for " + what);
            }
            pause(LOOK_EVERY);
        }
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        }
    }
}
