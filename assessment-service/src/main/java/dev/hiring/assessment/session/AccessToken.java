package dev.hiring.assessment.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

import dev.hiring.kit.security.InvitationTokens;

/** What opens one session: 256 random bits, known to the candidate alone. Only its hash is stored. */
public record AccessToken(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final String SCHEME = "Bearer ";

    public static AccessToken random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new AccessToken(InvitationTokens.PREFIX
                + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Reads an {@code Authorization} header, for Spring; any other scheme gives a token that opens nothing. */
    public static AccessToken from(String header) {
        return new AccessToken(
                header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                        ? header.substring(SCHEME.length()).strip()
                        : "");
    }

    /** SHA-256 suffices: a token of this length cannot be guessed, so there is nothing to slow down. */
    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    boolean hasHash(String expected) {
        return MessageDigest.isEqual(hash().getBytes(UTF_8), expected.getBytes(UTF_8));
    }

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "AccessToken[…]";
    }
}
