package dev.hiring.identity;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A program that may ask for tokens.
 *
 * @param clientId unique within the provider
 * @param clientSecret 1 to 72 bytes, all that the hash takes in
 * @param organization goes into the claim {@code org}
 * @param roles go into the claim {@code roles}
 */
record Client(String clientId, String clientSecret, String organization, List<String> roles) {

    /** Every role of the suite. */
    static final List<String> ROLES = List.of("ats", "recruiter", "reviewer", "analyst", "operator", "admin");

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    Client {
        if (clientId == null || !ID.matcher(clientId).matches()) {
            throw new IllegalArgumentException("clientId must be 1 to 128 letters, digits, dots, hyphens");
        }
        int length = clientSecret == null ? 0 : clientSecret.getBytes(StandardCharsets.UTF_8).length;
        if (length < 1 || length > 72) {
            throw new IllegalArgumentException("clientSecret of " + clientId + " must be 1 to 72 bytes");
        }
        if (organization == null || organization.isBlank()) {
            throw new IllegalArgumentException("organization of " + clientId + " is missing");
        }
        if (roles == null || roles.isEmpty() || !ROLES.containsAll(roles)) {
            throw new IllegalArgumentException("roles of " + clientId + " must be some of " + ROLES);
        }
        roles = List.copyOf(roles);
    }

    /** The record's own form would put the secret into a log. */
    @Override
    public String toString() {
        return "Client[" + clientId + " of " + organization + ", " + roles + "]";
    }
}
