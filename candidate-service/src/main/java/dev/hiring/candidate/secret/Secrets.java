package dev.hiring.candidate.secret;

import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/** Encrypts with AES-GCM; what was tampered with cannot be read. */
@Component
public final class Secrets {

    private static final int NONCE_BYTES = 16;

    private final AesBytesEncryptor encryptor;

    Secrets(SecretSettings settings) {
        this.encryptor = new AesBytesEncryptor(
                new SecretKeySpec(settings.bytes(), "AES"),
                KeyGenerators.secureRandom(NONCE_BYTES),
                CipherAlgorithm.GCM);
    }

    public String hide(byte[] secret) {
        return Base64.getEncoder().encodeToString(encryptor.encrypt(secret));
    }

    /** @throws IllegalStateException when it was hidden with another key */
    public byte[] reveal(String hidden) {
        return encryptor.decrypt(Base64.getDecoder().decode(hidden));
    }
}
