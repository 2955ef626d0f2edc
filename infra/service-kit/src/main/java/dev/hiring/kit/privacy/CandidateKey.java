package dev.hiring.kit.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** Encrypts what one candidate's is, and decrypts it for as long as the key is there. */
public final class CandidateKey {

    private final byte[] candidateId;
    private final Aead aead;

    CandidateKey(String candidateId, Aead aead) {
        this.candidateId = candidateId.getBytes(UTF_8);
        this.aead = aead;
    }

    /** @return Base64 */
    public String seal(String text) {
        try {
            return Base64.getEncoder().encodeToString(aead.encrypt(text.getBytes(UTF_8), candidateId));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a text could not be encrypted", e);
        }
    }

    /** @throws IllegalStateException when it was sealed with another key, or tampered with */
    public String open(String sealed) {
        try {
            return new String(aead.decrypt(Base64.getDecoder().decode(sealed), candidateId), UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("a text was not encrypted with this candidate's key", e);
        }
    }
}
