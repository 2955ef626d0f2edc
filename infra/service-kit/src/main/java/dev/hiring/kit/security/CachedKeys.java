package dev.hiring.kit.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the issuer's keys, through an outage of it too. A token with an unknown key id asks for them again, but not
 * more than twice an interval, whoever sends how many of them.
 */
final class CachedKeys implements JWKSource<SecurityContext> {

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration OUTAGE = Duration.ofHours(12);
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Duration LONGEST_FETCH = Duration.ofSeconds(10);

    private final JWKSetSource<SecurityContext> keys;

    CachedKeys(JWKSetSource<SecurityContext> issuer) {
        JWKSource<SecurityContext> built = JWKSourceBuilder.create(issuer)
                .cache(FRESH.toMillis(), LONGEST_FETCH.toMillis())
                .rateLimited(INTERVAL.toMillis())
                .outageTolerant(OUTAGE.toMillis())
                .build();
        keys = ((JWKSetBasedJWKSource<SecurityContext>) built).getJWKSetSource();
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        long now = System.currentTimeMillis();
        JWKSet known = keys.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), now, context);
        List<JWK> found = selector.select(known);
        if (!found.isEmpty()) {
            return found;
        }
        try {
            return selector.select(
                    keys.getJWKSet(JWKSetCacheRefreshEvaluator.referenceComparison(known), now, context));
        } catch (RateLimitReachedException e) {
            return List.of();
        }
    }
}
