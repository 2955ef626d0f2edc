package dev.hiring.candidate.secret;

import java.util.Base64;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * @param key 32 bytes in Base64; who loses it loses the secrets
 */
@ConfigurationProperties("hiring.secrets")
record SecretSettings(@DefaultValue("") String key) {

    private static final int BYTES = 32;

    SecretSettings {
        if (!isKey(key)) {
            throw new InvalidConfigurationPropertyValueException(
                    "hiring.secrets.key",
                    null,
                    "It is not set, or is not " + BYTES
                            + " bytes in Base64: give one in HIRING_SECRETS_KEY, such as openssl rand -base64 32 makes.");
        }
    }

    private static boolean isKey(String key) {
        try {
            return Base64.getDecoder().decode(key).length == BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    byte[] bytes() {
        return Base64.getDecoder().decode(key);
    }

    /** The record's own form would put the key into a log. */
    @Override
    public String toString() {
        return "SecretSettings";
    }
}
