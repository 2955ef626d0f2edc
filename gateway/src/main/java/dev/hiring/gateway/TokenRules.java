package dev.hiring.gateway;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;

/** What a token whose signature holds must still say. The services ask for the same. */
final class TokenRules {

    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final Pattern ORGANIZATION = Pattern.compile("[a-z0-9-]{1,64}");

    private TokenRules() {}

    static OAuth2TokenValidator<Jwt> of(SecuritySettings settings, Clock clock) {
        return new DelegatingOAuth2TokenValidator<>(List.of(
                type(),
                time(clock),
                new JwtIssuerValidator(settings.issuer()),
                new JwtClaimValidator<Object>(
                        JwtClaimNames.AUD,
                        audience -> audience instanceof Collection<?> all && all.contains(settings.audience())),
                new JwtClaimValidator<Object>(
                        JwtClaimNames.SUB, subject -> subject instanceof String name && !name.isBlank()),
                new JwtClaimValidator<Object>(
                        "org",
                        organization -> organization instanceof String name
                                && ORGANIZATION.matcher(name).matches())));
    }

    /** {@code at+jwt} (RFC 9068) is what some providers name an access token. */
    private static JwtTypeValidator type() {
        JwtTypeValidator type = new JwtTypeValidator("JWT", "at+jwt");
        type.setAllowEmpty(true);
        return type;
    }

    private static JwtTimestampValidator time(Clock clock) {
        JwtTimestampValidator time = new JwtTimestampValidator(SKEW);
        time.setAllowEmptyExpiryClaim(false);
        time.setClock(clock);
        return time;
    }
}
