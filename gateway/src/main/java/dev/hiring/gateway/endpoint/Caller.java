package dev.hiring.gateway.endpoint;

import java.security.Principal;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Who is calling, as the token says.
 *
 * @param subject one client or person of the organization
 * @param until when the token expires
 */
public record Caller(String organization, String subject, Set<String> roles, Instant until) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** Empty for who has come without a token of the issuer. */
    static Optional<Caller> of(Principal principal) {
        return principal instanceof JwtAuthenticationToken token ? Optional.of(of(token)) : Optional.empty();
    }

    public static Caller of(JwtAuthenticationToken token) {
        Jwt jwt = token.getToken();
        return new Caller(
                Objects.requireNonNull(jwt.getClaimAsString("org")),
                Objects.requireNonNull(jwt.getSubject()),
                roles(jwt),
                Objects.requireNonNull(jwt.getExpiresAt()));
    }

    private static Set<String> roles(Jwt jwt) {
        return jwt.getClaims().get("roles") instanceof Collection<?> roles
                ? roles.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .collect(Collectors.toSet())
                : Set.of();
    }
}
