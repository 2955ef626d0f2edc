package dev.hiring.candidate.secret;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import dev.hiring.kit.privacy.OperatorKey;

/**
 * @param key 32 bytes in Base64; who loses it loses the secrets
 */
@ConfigurationProperties("hiring.secrets")
record SecretSettings(@DefaultValue("") String key) {

    SecretSettings {
        if (!OperatorKey.isKey(key)) {
            throw new InvalidConfigurationPropertyValueException(
                    "hiring.secrets.key",
                    null,
                    "It is not set, or is not " + OperatorKey.BYTES
                            + " bytes in Base64: give one in HIRING_SECRETS_KEY, such as openssl rand -base64 32 makes.");
        }
    }

    byte[] bytes() {
        return OperatorKey.bytes(key);
    }

    /** The record's own form would put the key into a log. */
    @Override
    public String toString() {
        return "SecretSettings";
    }
}
