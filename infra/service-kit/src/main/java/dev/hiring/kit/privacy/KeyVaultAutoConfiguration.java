package dev.hiring.kit.privacy;

import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.prf.PrfConfig;
import java.security.GeneralSecurityException;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

import dev.hiring.kit.json.EventJson;

/** The vault, for the services that are given the keys to it. */
@AutoConfiguration
@ConditionalOnProperty("hiring.key-vault.encryption-keys")
@EnableConfigurationProperties(KeyVaultSettings.class)
class KeyVaultAutoConfiguration {

    KeyVaultAutoConfiguration() {
        try {
            AeadConfig.register();
            PrfConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Bean
    KeyVault keyVault(KeyVaultSettings settings, Clock clock) {
        return new KeyVault(settings.uri(), new KeyEncryption(settings.keys()), clock);
    }

    @Bean
    CandidateKeys candidateKeys(KeyVault vault) {
        return new CandidateKeys(vault);
    }

    @Bean
    BlindIndex blindIndex(KeyVault vault) {
        return new BlindIndex(vault);
    }

    @Bean
    SealedAnswers sealedAnswers(EventJson json) {
        return new SealedAnswers(json);
    }
}
