package dev.hiring.candidate.webhook;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of a subscription's keys.
 *
 * @param hidden the secret or private key, encrypted
 * @param publicKey {@code whpk_} and Base64, for {@link SignatureScheme#ED25519} only
 * @param until when it stops to sign, null for the newest
 */
record SigningKey(
        SignatureScheme scheme,
        String hidden,
        @Nullable String publicKey,
        Instant since,
        @Nullable Instant until) {

    /** Long enough to bring a new key to every receiver. */
    static final Duration OVERLAP = Duration.ofHours(24);

    SigningKey replaced(Instant now) {
        return until == null ? new SigningKey(scheme, hidden, publicKey, since, now.plus(OVERLAP)) : this;
    }

    boolean signsAt(Instant now) {
        return until == null || now.isBefore(until);
    }

    /** Neither the log nor an error shows the secret, not even encrypted. */
    @Override
    public String toString() {
        return "SigningKey[" + scheme + " since " + since + "]";
    }
}
