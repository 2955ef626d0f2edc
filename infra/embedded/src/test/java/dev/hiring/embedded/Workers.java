package dev.hiring.embedded;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs something several times at once, and fails when one of them does. */
public final class Workers {

    /** One of the workers. */
    @FunctionalInterface
    public interface Work {
        void run(int worker) throws Exception;
    }

    private Workers() {}

    /** Returns when all are done. */
    public static void run(int workers, Work work) throws ExecutionException, InterruptedException {
        try (ExecutorService executor = Executors.newFixedThreadPool(workers)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                int worker = i;
                running.add(executor.submit(() -> {
                    work.run(worker);
                    return null;
                }));
            }
            for (Future<?> future : running) {
                future.get();
            }
        }
    }

    /** Runs all again and again for some time. */
    public static void runFor(Duration duration, int workers, Work work)
            throws ExecutionException, InterruptedException {
        Instant end = Instant.now().plus(duration);
        run(workers, worker -> {
            while (Instant.now().isBefore(end)) {
                work.run(worker);
            }
        });
    }
}
