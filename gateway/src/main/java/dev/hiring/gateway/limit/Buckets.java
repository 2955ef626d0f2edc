package dev.hiring.gateway.limit;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import reactor.core.publisher.Mono;

import dev.hiring.gateway.limit.RateSettings.Quota;

/** Where tokens are taken from. */
interface Buckets {

    /** Takes the tokens if there are as many; an error if that cannot be told. */
    Mono<ConsumptionProbe> take(Meter meter, long tokens);

    static BucketConfiguration of(Quota quota) {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(quota.tokens()).refillGreedy(quota.tokens(), quota.per()))
                .build();
    }
}
