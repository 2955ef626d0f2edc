package dev.hiring.candidate.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an ATS calls with: the connection's id, by which it is found, and 256 random bits. Its 84 characters are fewer
 * than the 171 that Greenhouse does not take any more. Only its hash is stored.
 */
record InboundKey(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("ats_([0-9a-f-]{36})_[A-Za-z0-9_-]{43}");

    static InboundKey random(String connectionId) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new InboundKey("ats_" + connectionId + "_"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Empty for what is no key of ours. */
    Optional<String> connectionId() {
        Matcher form = FORM.matcher(value);
        return form.matches() ? Optional.of(form.group(1)) : Optional.empty();
    }

    /** SHA-256 suffices: a key of this length cannot be guessed, so there is nothing to slow down. */
    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** In a time that tells nothing of the hash. */
    boolean hasHash(String expected) {
        return MessageDigest.isEqual(hash().getBytes(UTF_8), expected.getBytes(UTF_8));
    }

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return "InboundKey[…]";
    }
}
