package dev.hiring.gateway.events;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import reactor.core.publisher.Mono;

/**
 * A consumer that reactive code may use: one call at a time, each on a thread that may wait. A call that nobody wants any
 * more is let come to its end, for a consumer that is interrupted cannot be used again.
 */
final class LogConsumer {

    private final Consumer<byte[], byte[]> consumer;
    private final Executor threads;
    private volatile CompletableFuture<?> running = CompletableFuture.completedFuture(null);

    LogConsumer(Consumer<byte[], byte[]> consumer, Executor threads) {
        this.consumer = consumer;
        this.threads = threads;
    }

    <T> Mono<T> call(Function<Consumer<byte[], byte[]>, T> work) {
        return Mono.defer(() -> {
            CompletableFuture<T> call = CompletableFuture.supplyAsync(() -> work.apply(consumer), threads);
            running = call;
            return Mono.fromFuture(call, true);
        });
    }

    /** When the last call has come to its end. */
    Mono<Void> idle() {
        return Mono.defer(() -> Mono.fromFuture(running.handle((_, _) -> null), true))
                .then();
    }

    Mono<Void> close() {
        return idle().then(Mono.fromRunnable(
                () -> threads.execute(() -> consumer.close(CloseOptions.timeout(Duration.ZERO)))));
    }
}
