package dev.hiring.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CachedKeysTests {

    private final Issuer issuer = new Issuer();
    private final CachedKeys keys = new CachedKeys(issuer);

    @Test
    void fetchesOnceForManyTokens() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(keys.get(selector("a"), null)).hasSize(1);
        }
        assertThat(issuer.asked).isEqualTo(1);
    }

    @Test
    void findsAKeyThatCameLater() throws Exception {
        keys.get(selector("a"), null);
        issuer.kid = "b";
        assertThat(keys.get(selector("b"), null)).hasSize(1);
        assertThat(issuer.asked).isEqualTo(2);
    }

    @Test
    void asksForUnknownKeysTwiceAnIntervalAtMost() throws Exception {
        for (int i = 0; i < 100; i++) {
            assertThat(keys.get(selector("odd" + i), null)).isEmpty();
        }
        assertThat(issuer.asked).isEqualTo(2);
    }

    @Test
    void keepsKnownKeysThroughAnOutage() throws Exception {
        keys.get(selector("a"), null);
        issuer.away = true;
        assertThat(keys.get(selector("odd"), null)).isEmpty();
        assertThat(keys.get(selector("a"), null)).hasSize(1);
    }

    @Test
    void failsWhileTheIssuerHasNeverAnswered() {
        issuer.away = true;
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> keys.get(selector("a"), null)).isInstanceOf(KeySourceException.class);
        }
        assertThat(issuer.asked).isEqualTo(2);
    }

    private static JWKSelector selector(String kid) {
        return new JWKSelector(new JWKMatcher.Builder().keyID(kid).build());
    }

    private static final class Issuer implements JWKSetSource<SecurityContext> {

        private int asked;
        private boolean away;
        private String kid = "a";

        @Override
        public JWKSet getJWKSet(
                JWKSetCacheRefreshEvaluator refreshEvaluator, long currentTime, @Nullable SecurityContext context)
                throws KeySourceException {
            asked++;
            if (away) {
                throw new JWKSetRetrievalException("away", null);
            }
            return new JWKSet(
                    new OctetSequenceKey.Builder(new byte[32]).keyID(kid).build());
        }

        @Override
        public void close() {}
    }
}
