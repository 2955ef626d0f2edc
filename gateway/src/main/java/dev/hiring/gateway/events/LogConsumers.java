package dev.hiring.gateway.events;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.pool.InstrumentedPool;
import reactor.pool.PoolAcquirePendingLimitException;
import reactor.pool.PoolBuilder;
import reactor.pool.PooledRef;

import dev.hiring.gateway.Problem;
import dev.hiring.gateway.Refusal;

/** So many requests may read the log at a time; others wait for a while. */
final class LogConsumers implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LogConsumers.class);
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final int WAITING_FOR_EACH = 100;

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("event-log-", 0).factory());
    private final InstrumentedPool<LogConsumer> pool;
    private final Duration patience;

    LogConsumers(EventLog events, int most, Duration patience) {
        this.patience = patience;
        this.pool = PoolBuilder.from(Mono.fromCallable(() -> new LogConsumer(events.consumer(), threads)))
                .sizeBetween(0, most)
                .maxPendingAcquire(most * WAITING_FOR_EACH)
                .evictionIdle(IDLE)
                .evictInBackground(IDLE)
                .destroyHandler(LogConsumer::close)
                .buildPool();
    }

    <T> Flux<T> use(Function<LogConsumer, Publisher<T>> work) {
        return Flux.usingWhen(
                        pool.acquire(patience),
                        consumer -> work.apply(consumer.poolable()),
                        LogConsumers::release,
                        (consumer, _) -> consumer.invalidate(),
                        LogConsumers::release)
                .onErrorMap(LogConsumers::refusal);
    }

    /** When others wait although it has had its turn for that long. */
    Mono<Long> wantedByOthers(Duration turn) {
        return Flux.interval(turn, LOOK)
                .filter(_ -> pool.metrics().pendingAcquireSize() > 0)
                .next();
    }

    private static Mono<Void> release(PooledRef<LogConsumer> consumer) {
        return consumer.poolable().idle().then(consumer.release());
    }

    private static Throwable refusal(Throwable failure) {
        return switch (failure) {
            case TimeoutException _, PoolAcquirePendingLimitException _ -> Refusal.until(Problem.OVERLOADED, AGAIN);
            case OffsetOutOfRangeException _ -> Refusal.of(Problem.EVENTS_GONE);
            case KafkaException e -> {
                log.warn("The events cannot be read: {}", e.toString());
                yield Refusal.of(Problem.EVENTS_UNAVAILABLE);
            }
            default -> failure;
        };
    }

    @Override
    public void close() {
        pool.disposeLater().block(patience);
        threads.close();
    }
}
