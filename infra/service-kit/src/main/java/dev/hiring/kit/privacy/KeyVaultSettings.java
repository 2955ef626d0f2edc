package dev.hiring.kit.privacy;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * @param uri the database of the vault, with its name
 * @param encryptionKeys each 32 bytes in Base64: the first encrypts the candidates' keys, all decrypt them. Who loses them
 *     loses what the candidates' keys protect
 */
@ConfigurationProperties("hiring.key-vault")
record KeyVaultSettings(String uri, @DefaultValue List<String> encryptionKeys) {

    KeyVaultSettings {
        encryptionKeys = List.copyOf(encryptionKeys);
        if (encryptionKeys.isEmpty() || !encryptionKeys.stream().allMatch(OperatorKey::isKey)) {
            throw new InvalidConfigurationPropertyValueException(
                    "hiring.key-vault.encryption-keys",
                    null,
                    "It is not set, or not each of them is " + OperatorKey.BYTES
                            + " bytes in Base64: give one in HIRING_KEY_ENCRYPTION_KEYS, such as openssl rand -base64 32"
                            + " makes, and behind it those that it takes the place of, with commas between them.");
        }
    }

    List<byte[]> keys() {
        return encryptionKeys.stream().map(OperatorKey::bytes).toList();
    }

    /** The record's own form would put the keys into a log. */
    @Override
    public String toString() {
        return "KeyVaultSettings";
    }
}
