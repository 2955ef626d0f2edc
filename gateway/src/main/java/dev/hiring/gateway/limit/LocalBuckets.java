package dev.hiring.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.local.LocalBucketBuilder;
import java.time.Duration;
import reactor.core.publisher.Mono;

import dev.hiring.gateway.limit.RateSettings.Quota;

/** What this gateway counts by itself. */
final class LocalBuckets implements Buckets {

    /** Of more callers at a time than this, those not heard of for the longest start anew. */
    private static final int MOST = 100_000;

    private static final Duration IDLE = Duration.ofHours(1);

    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(IDLE).build();

    @Override
    public Mono<ConsumptionProbe> take(Meter meter, long tokens) {
        return Mono.just(buckets.get(meter.bucket(), _ -> full(meter.quota())).tryConsumeAndReturnRemaining(tokens));
    }

    private static Bucket full(Quota quota) {
        LocalBucketBuilder builder = Bucket.builder();
        for (var bandwidth : Buckets.of(quota).getBandwidths()) {
            builder.addLimit(bandwidth);
        }
        return builder.build();
    }
}
