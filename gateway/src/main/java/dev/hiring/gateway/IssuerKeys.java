package dev.hiring.gateway;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The issuer's keys, fetched when first needed and then kept. A token with a key id that is not known makes them be
 * fetched again, for the issuer may have a new key, but seldom, so that odd tokens cannot make the gateway a flood.
 * Old keys are renewed in the background, and serve on through an outage of the issuer.
 */
public final class IssuerKeys {

    static final Duration PAUSE = Duration.ofSeconds(5);
    static final Duration FRESH = Duration.ofMinutes(5);
    static final Duration OUTAGE = Duration.ofHours(12);

    private static final Logger log = LoggerFactory.getLogger(IssuerKeys.class);

    private final Mono<JWKSet> source;
    private final Clock clock;

    private volatile @Nullable JWKSet known;
    private volatile Instant fetched = Instant.EPOCH;
    private Mono<JWKSet> lastFetch = Mono.empty();
    private Instant lastStart = Instant.EPOCH;

    IssuerKeys(Mono<JWKSet> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** The keys that a token may be signed with; an error if none can be had at all. */
    public Flux<JWK> of(SignedJWT token) {
        return Mono.defer(() -> set(token.getHeader().getKeyID())).flatMapIterable(JWKSet::getKeys);
    }

    private Mono<JWKSet> set(@Nullable String keyId) {
        JWKSet keys = known;
        Duration age = Duration.between(fetched, clock.instant());
        if (keys == null || age.compareTo(OUTAGE) > 0) {
            return fetch();
        }
        if (keyId != null && keys.getKeyByKeyId(keyId) == null) {
            return fetch().onErrorReturn(keys);
        }
        if (age.compareTo(FRESH) > 0) {
            fetch().subscribe(renewed -> {}, failure -> {});
        }
        return Mono.just(keys);
    }

    /** Starts a fetch, or joins the one that was started within the last {@link #PAUSE}, whatever its outcome. */
    private synchronized Mono<JWKSet> fetch() {
        Instant now = clock.instant();
        if (lastStart.isBefore(now.minus(PAUSE))) {
            lastStart = now;
            lastFetch = source.doOnNext(keys -> {
                        known = keys;
                        fetched = now;
                    })
                    .doOnError(failure -> log.warn("The issuer's keys cannot be fetched: {}", failure.toString()))
                    .onErrorMap(IssuerAway::new)
                    .cache();
        }
        return lastFetch;
    }
}
