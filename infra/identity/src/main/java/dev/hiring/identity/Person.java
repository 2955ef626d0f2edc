package dev.hiring.identity;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Somebody who may sign in.
 *
 * @param username unique within the provider; what is typed, and the subject of the tokens
 * @param password 1 to 72 bytes, all that the hash takes in
 * @param name for people to read
 * @param organization goes into the claim {@code org}
 * @param roles go into the claim {@code roles}
 */
record Person(String username, String password, String name, String organization, List<String> roles) {
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9._@-]{1,128}");
    private static final int LONGEST_PASSWORD = 72;

    Person {
        if (username == null || !USERNAME.matcher(username).matches()) {
            throw new IllegalArgumentException("username must be 1 to 128 letters, digits, dots, hyphens, @");
        }
        int length = password == null ? 0 : password.getBytes(StandardCharsets.UTF_8).length;
        if (length < 1 || length > LONGEST_PASSWORD) {
            throw new IllegalArgumentException("password of " + username + " must be 1 to 72 bytes");
        }
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("name of " + username + " is missing");
        }
        if (organization == null || organization.isBlank()) {
            throw new IllegalArgumentException("organization of " + username + " is missing");
        }
        if (roles == null || roles.isEmpty() || !Client.ROLES.containsAll(roles)) {
            throw new IllegalArgumentException("roles of " + username + " must be some of " + Client.ROLES);
        }
        roles = List.copyOf(roles);
    }

    /** The record's own form would put the password into a log. */
    @Override
    public String toString() {
        return "Person[" + username + " of " + organization + ", " + roles + "]";
    }
}
