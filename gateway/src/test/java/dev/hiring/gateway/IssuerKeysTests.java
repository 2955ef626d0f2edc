package dev.hiring.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class IssuerKeysTests {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final AtomicInteger fetches = new AtomicInteger();
    private final AtomicReference<@Nullable JWKSet> published = new AtomicReference<>(keys("a"));
    private final IssuerKeys issuer = new IssuerKeys(Mono.fromCallable(this::fetch), new Settable());

    @Test
    void fetchesNothingBeforeItIsAsked() {
        assertThat(fetches).hasValue(0);
    }

    @Test
    void fetchesOnceForManyTokens() {
        assertThat(ask("a")).containsExactly("a");
        assertThat(ask("a")).containsExactly("a");
        assertThat(ask(null)).containsExactly("a");

        assertThat(fetches).hasValue(1);
    }

    @Test
    void fetchesAgainForANewKey() {
        ask("a");
        published.set(keys("b"));
        pass(IssuerKeys.PAUSE.plusMillis(1));

        assertThat(ask("b")).containsExactly("b");
    }

    @Test
    void fetchesOnceForAFloodOfOddKeyIds() {
        ask("a");
        pass(IssuerKeys.PAUSE.plusMillis(1));
        for (int i = 0; i < 1000; i++) {
            assertThat(ask("odd-" + i)).containsExactly("a");
        }

        assertThat(fetches).hasValue(2);
    }

    @Test
    void renewsOldKeysAndServesOnWhileTheIssuerIsAway() {
        ask("a");
        published.set(null);
        pass(IssuerKeys.FRESH.plusSeconds(1));
        assertThat(ask("a")).containsExactly("a");
        assertThat(ask("odd")).containsExactly("a");
        published.set(keys("a", "b"));
        pass(IssuerKeys.PAUSE.plusMillis(1));
        ask("a");

        assertThat(ask("b")).containsExactly("a", "b");
        assertThat(fetches).hasValue(3);
    }

    @Test
    void forgetsKeysAfterALongOutage() {
        ask("a");
        published.set(null);
        pass(IssuerKeys.OUTAGE.plusSeconds(1));

        assertThatThrownBy(() -> ask("a")).isInstanceOf(IssuerAway.class);
    }

    @Test
    void failsWithoutAnyKeyAndRecoversAfterThePause() {
        published.set(null);
        assertThatThrownBy(() -> ask("a")).isInstanceOf(IssuerAway.class);
        published.set(keys("a"));
        assertThatThrownBy(() -> ask("a")).isInstanceOf(IssuerAway.class);
        assertThat(fetches).hasValue(1);
        pass(IssuerKeys.PAUSE.plusMillis(1));

        assertThat(ask("a")).containsExactly("a");
    }

    private @Nullable List<String> ask(@Nullable String keyId) {
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build();
        SignedJWT token = new SignedJWT(header, new JWTClaimsSet.Builder().build());
        return issuer.of(token).map(JWK::getKeyID).collectList().block();
    }

    private JWKSet fetch() throws IOException {
        fetches.incrementAndGet();
        JWKSet keys = published.get();
        if (keys == null) {
            throw new IOException("away");
        }
        return keys;
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private static JWKSet keys(String... ids) {
        return new JWKSet(List.of(ids).stream().<JWK>map(IssuerKeysTests::key).toList());
    }

    private static OctetSequenceKey key(String id) {
        try {
            return new OctetSequenceKeyGenerator(256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Settable extends Clock {

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
