package dev.hiring.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import reactor.core.publisher.Mono;

class VerifiedTokensTests {

    private static final Instant ISSUED = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicInteger signatureChecks = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private volatile boolean expired;

    private final VerifiedTokens tokens =
            new VerifiedTokens(token -> Mono.fromCallable(() -> check(token)), rules(), nanos::get);

    @Test
    void checksTheSignatureOfATokenOnceForAShortWhile() {
        assertThat(decode("good").getTokenValue()).isEqualTo("good");
        pass(VerifiedTokens.REMEMBERED.minusMillis(1));
        decode("good");
        assertThat(signatureChecks).hasValue(1);

        pass(Duration.ofMillis(1));
        decode("good");
        assertThat(signatureChecks).hasValue(2);
    }

    @Test
    void refusesATokenThatItKnowsOnceItHasExpired() {
        decode("good");
        expired = true;

        assertThatThrownBy(() -> decode("good")).isInstanceOf(BadJwtException.class);
    }

    @Test
    void takesNoOtherTokenForTheOneItKnows() {
        decode("good");

        assertThatThrownBy(() -> decode("good ")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> decode("forged")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> decode("forged")).isInstanceOf(BadJwtException.class);
        assertThat(signatureChecks).hasValue(4);
    }

    private Jwt decode(String token) {
        return Objects.requireNonNull(tokens.decode(token).block());
    }

    private Jwt check(String token) {
        signatureChecks.incrementAndGet();
        if (expired || !token.equals("good")) {
            throw new BadJwtException("refused");
        }
        return Jwt.withTokenValue(token).header("alg", "RS256").issuedAt(ISSUED).build();
    }

    private OAuth2TokenValidator<Jwt> rules() {
        return _ -> expired
                ? OAuth2TokenValidatorResult.failure(new OAuth2Error("expired"))
                : OAuth2TokenValidatorResult.success();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
