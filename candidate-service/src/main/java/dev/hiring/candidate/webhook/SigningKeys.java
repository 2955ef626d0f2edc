package dev.hiring.candidate.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.hiring.candidate.secret.Secrets;

/** Makes keys and signs with them, as Standard Webhooks 1.0 says: over {@code id.timestamp.body}. */
@Component
final class SigningKeys {

    private static final int SECRET_BYTES = 32;
    private static final int PUBLIC_KEY_BYTES = 32;
    private static final String HMAC = "HmacSHA256";
    private static final String ED25519 = "Ed25519";

    private final SecureRandom random = new SecureRandom();
    private final Secrets secrets;

    SigningKeys(Secrets secrets) {
        this.secrets = secrets;
    }

    SigningKey make(SignatureScheme scheme, Instant now) {
        return switch (scheme) {
            case HMAC -> {
                byte[] secret = new byte[SECRET_BYTES];
                random.nextBytes(secret);
                yield new SigningKey(scheme, secrets.hide(secret), null, now, null);
            }
            case ED25519 -> {
                KeyPair pair = pair();
                byte[] encoded = pair.getPublic().getEncoded();
                byte[] bare = Arrays.copyOfRange(encoded, encoded.length - PUBLIC_KEY_BYTES, encoded.length);
                yield new SigningKey(
                        scheme, secrets.hide(pair.getPrivate().getEncoded()), "whpk_" + base64(bare), now, null);
            }
        };
    }

    /** What the receiver has to know besides the public key: {@code whsec_} and Base64, or nothing. */
    @Nullable
    String shared(SigningKey key) {
        return switch (key.scheme()) {
            case HMAC -> "whsec_" + base64(secrets.reveal(key.hidden()));
            case ED25519 -> null;
        };
    }

    /** The header {@code webhook-signature}: a signature by each of the keys. */
    String sign(Collection<SigningKey> keys, String messageId, Instant at, String body) {
        byte[] signed = (messageId + "." + at.getEpochSecond() + "." + body).getBytes(UTF_8);
        return keys.stream().map(key -> sign(key, signed)).collect(Collectors.joining(" "));
    }

    private String sign(SigningKey key, byte[] signed) {
        byte[] secret = secrets.reveal(key.hidden());
        try {
            return switch (key.scheme()) {
                case HMAC -> {
                    Mac mac = Mac.getInstance(HMAC);
                    mac.init(new SecretKeySpec(secret, HMAC));
                    yield "v1," + base64(mac.doFinal(signed));
                }
                case ED25519 -> {
                    Signature signature = Signature.getInstance(ED25519);
                    signature.initSign(
                            KeyFactory.getInstance(ED25519).generatePrivate(new PKCS8EncodedKeySpec(secret)));
                    signature.update(signed);
                    yield "v1a," + base64(signature.sign());
                }
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a signing key cannot be used", e);
        }
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance(ED25519).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
