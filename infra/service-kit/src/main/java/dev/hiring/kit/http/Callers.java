package dev.hiring.kit.http;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** The caller of the current request; none on public paths. */
final class Callers {

    private Callers() {}

    static Optional<Caller> current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken bearer
                ? Optional.of(caller(bearer.getToken()))
                : Optional.empty();
    }

    private static Caller caller(Jwt token) {
        List<String> roles = token.getClaimAsStringList("roles");
        return new Caller(
                claim(token.getClaimAsString("org"), "org"),
                claim(token.getSubject(), "sub"),
                roles == null ? Set.of() : Set.copyOf(roles));
    }

    private static String claim(@Nullable String value, String name) {
        if (value == null) {
            throw new IllegalStateException("a token without " + name + " was let in");
        }
        return value;
    }
}
