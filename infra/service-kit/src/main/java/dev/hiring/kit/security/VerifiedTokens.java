package dev.hiring.kit.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Remembers for a short while which tokens had a right signature, for a client sends the same one many times. What a
 * token must say, its times among it, is asked each time. A key that the issuer withdraws is good for that while longer.
 */
final class VerifiedTokens implements JwtDecoder {

    static final Duration REMEMBERED = Duration.ofSeconds(60);

    /** The length of all remembered tokens together; their claims take a few times that. */
    private static final long MOST_CHARACTERS = 2_000_000;

    private final JwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> rules;
    private final Cache<String, Jwt> verified;

    /** @param decoder checks the signature and the rules */
    VerifiedTokens(JwtDecoder decoder, OAuth2TokenValidator<Jwt> rules, Ticker ticker) {
        this.decoder = decoder;
        this.rules = rules;
        this.verified = Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumWeight(MOST_CHARACTERS)
                .weigher((String token, Jwt _) -> token.length())
                .ticker(ticker)
                .build();
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = verified.getIfPresent(token);
        if (known != null && !rules.validate(known).hasErrors()) {
            return known;
        }
        Jwt decoded = decoder.decode(token);
        verified.put(token, decoded);
        return decoded;
    }
}
