package dev.hiring.kit.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfSet;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * Makes equality searchable without the store knowing what is equal: the same text of the same organization gives the same
 * word, which only who has the organization's key can make.
 */
public final class BlindIndex {

    private static final int BYTES = 16;
    private static final int MOST_KEPT = 10_000;

    private final KeyVault vault;
    private final Cache<String, PrfSet> functions =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    BlindIndex(KeyVault vault) {
        this.vault = vault;
    }

    public String of(String organization, String text) {
        try {
            byte[] output = functions.get(organization, this::function).computePrimary(text.getBytes(UTF_8), BYTES);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(output);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a blind index could not be computed", e);
        }
    }

    private PrfSet function(String organization) {
        try {
            return vault.open(vault.findOrCreate(
                            organization,
                            KeyVault.Use.BLIND_INDEX,
                            organization,
                            PredefinedPrfParameters.HMAC_SHA256_PRF))
                    .getPrimitive(RegistryConfiguration.get(), PrfSet.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the blind index of " + organization + " cannot be used", e);
        }
    }
}
