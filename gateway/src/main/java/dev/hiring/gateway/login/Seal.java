package dev.hiring.gateway.login;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes values that others keep for the gateway: nobody else can read or change them (AES-256 in Galois/Counter mode). The
 * key comes from the client's secret, which all gateways have, and from what the values are for, so that none passes for one
 * of another kind.
 */
final class Seal {
    private static final int NONCE_BYTES = 16;

    private final JsonMapper json = new JsonMapper();
    private final BytesEncryptor encryptor;

    Seal(LoginSettings settings, String purpose) {
        encryptor = new AesBytesEncryptor(
                settings.clientSecret(),
                HexFormat.of().formatHex(purpose.getBytes(StandardCharsets.UTF_8)),
                KeyGenerators.secureRandom(NONCE_BYTES),
                CipherAlgorithm.GCM);
    }

    String close(Object value) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(encryptor.encrypt(json.writeValueAsBytes(value)));
    }

    /** What was sealed, unless it is something else or was changed. */
    <T> Optional<T> open(String text, Class<T> type) {
        try {
            return Optional.of(
                    json.readValue(encryptor.decrypt(Base64.getUrlDecoder().decode(text)), type));
        } catch (IllegalArgumentException | IllegalStateException | JacksonException e) {
            return Optional.empty();
        }
    }
}
