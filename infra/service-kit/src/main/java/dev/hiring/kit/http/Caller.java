package dev.hiring.kit.http;

import java.util.Set;

/**
 * Who calls, from the verified bearer token. As an argument of a handler method it is read from the request.
 *
 * @param organization the scope of every read and write
 * @param subject the client or person within the issuer
 * @param roles see {@link dev.hiring.kit.security.Role}
 */
public record Caller(String organization, String subject, Set<String> roles) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean has(String role) {
        return roles.contains(role);
    }
}
