package dev.hiring.kit.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.List;

/** Encrypts the keys of the vault with the operator's, so that the vault alone gives none away. */
final class KeyEncryption {

    private final Aead aead;

    /** @param keys the first encrypts, all decrypt */
    KeyEncryption(List<byte[]> keys) {
        try {
            KeysetHandle.Builder keyset = KeysetHandle.newBuilder();
            for (byte[] key : keys) {
                KeysetHandle.Builder.Entry entry =
                        KeysetHandle.importKey(key(key)).withRandomId();
                keyset.addEntry(key == keys.getFirst() ? entry.makePrimary() : entry);
            }
            aead = keyset.build().getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key encryption keys cannot be used", e);
        }
    }

    /** Nothing in front of a ciphertext tells its key apart: the operator gives keys, not ids. */
    @AccessesPartialKey
    private static Key key(byte[] key) throws GeneralSecurityException {
        return AesGcmKey.builder()
                .setParameters(AesGcmParameters.builder()
                        .setKeySizeBytes(OperatorKey.BYTES)
                        .setIvSizeBytes(12)
                        .setTagSizeBytes(16)
                        .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                        .build())
                .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                .build();
    }

    /** @param owner whose it is; it can be unwrapped as nobody else's */
    byte[] wrap(KeysetHandle keyset, String owner) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(keyset, aead, owner.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key could not be encrypted", e);
        }
    }

    KeysetHandle unwrap(byte[] wrapped, String owner) {
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, aead, owner.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a key of the vault was encrypted with none of hiring.key-vault.encryption-keys", e);
        }
    }
}
