package dev.hiring.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What several gateways count together in Redis. A caller's requests that come at the same moment are counted in one go,
 * so that a busy one does not make the gateways contend. Redis may be away when the gateway starts, and later too.
 */
final class SharedBuckets implements Buckets, AutoCloseable {

    private static final String PREFIX = "hiring:rates:";
    private static final Duration KEPT_BEYOND_REFILL = Duration.ofSeconds(10);
    private static final int MOST = 100_000;

    private final RedisClient redis;
    private final RedisURI uri;
    private final Duration patience;
    private final CircuitBreaker breaker;
    /** Kept, for what is counted in one go is what waits at the same object. */
    private final Cache<String, AsyncBucketProxy> buckets =
            Caffeine.newBuilder().maximumSize(MOST).build();

    private @Nullable CompletableFuture<AsyncProxyManager<String>> connecting;

    SharedBuckets(String uri, Duration patience, CircuitBreaker breaker) {
        this.uri = RedisURI.create(uri);
        this.uri.setTimeout(patience);
        this.patience = patience;
        this.breaker = breaker;
        redis = RedisClient.create();
        redis.setOptions(ClientOptions.builder()
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(patience))
                .socketOptions(SocketOptions.builder().connectTimeout(patience).build())
                .build());
    }

    @Override
    public Mono<ConsumptionProbe> take(Meter meter, long tokens) {
        return Mono.fromCompletionStage(() -> connection()
                        .thenCompose(manager -> bucket(manager, meter).tryConsumeAndReturnRemaining(tokens))
                        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS))
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    private AsyncBucketProxy bucket(AsyncProxyManager<String> manager, Meter meter) {
        return buckets.get(
                meter.bucket(),
                key -> manager.builder()
                        .withOptimization(Optimizations.batching())
                        .build(PREFIX + key, Buckets.of(meter.quota())));
    }

    private synchronized CompletableFuture<AsyncProxyManager<String>> connection() {
        if (connecting == null || connecting.isCompletedExceptionally()) {
            connecting = redis.connectAsync(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE), uri)
                    .toCompletableFuture()
                    .thenApply(this::manager);
        }
        return connecting;
    }

    private AsyncProxyManager<String> manager(StatefulRedisConnection<String, byte[]> connection) {
        return Bucket4jLettuce.casBasedBuilder(connection)
                .requestTimeout(patience)
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_BEYOND_REFILL))
                .build()
                .asAsync();
    }

    @Override
    public void close() {
        redis.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    }
}
