package dev.hiring.kit.security;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;

/** What a token must say besides being signed, and what it allows. */
final class TokenRules {

    static final String ORGANIZATION = "org";
    static final String ROLES = "roles";

    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final Pattern ORGANIZATION_NAME = Pattern.compile("[a-z0-9-]{1,64}");

    private TokenRules() {}

    static OAuth2TokenValidator<Jwt> validator(SecuritySettings settings) {
        JwtTimestampValidator times = new JwtTimestampValidator(SKEW);
        times.setAllowEmptyExpiryClaim(false);
        JwtTypeValidator type = new JwtTypeValidator("JWT", "at+jwt");
        type.setAllowEmpty(true);
        return new DelegatingOAuth2TokenValidator<>(
                times,
                type,
                new JwtIssuerValidator(settings.issuer()),
                new JwtClaimValidator<Collection<String>>(
                        "aud", audience -> audience != null && audience.contains(settings.audience())),
                new JwtClaimValidator<>("sub", subject -> subject instanceof String text && !text.isBlank()),
                new JwtClaimValidator<>(
                        ORGANIZATION,
                        organization -> organization instanceof String text
                                && ORGANIZATION_NAME.matcher(text).matches()));
    }

    /** Without the claim, or with one of another shape, a token allows nothing. */
    static Collection<GrantedAuthority> authorities(Jwt token) {
        return token.getClaim(ROLES) instanceof List<?> roles
                ? roles.stream().map(String::valueOf).map(Role::authority).toList()
                : List.of();
    }
}
