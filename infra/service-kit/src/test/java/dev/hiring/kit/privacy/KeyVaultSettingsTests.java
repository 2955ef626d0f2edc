package dev.hiring.kit.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

class KeyVaultSettingsTests {

    private static final String KEY = "ZGV2ZWxvcG1lbnQga2V5IG9mIHRoZSBrZXkgdmF1bHQ=";

    @Test
    void keepsItsKeysOutOfLogs() {
        assertThat(new KeyVaultSettings("mongodb://localhost/keys", List.of(KEY)).toString())
                .doesNotContain(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "c2hvcnQ=", "not Base64 at all, though long enough"})
    void refusesWhatIsNoKeyWithoutRepeatingIt(String key) {
        assertThatThrownBy(() -> new KeyVaultSettings("mongodb://localhost/keys", List.of(KEY, key)))
                .isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, e -> {
                    assertThat(e.getName()).isEqualTo("hiring.key-vault.encryption-keys");
                    assertThat(e.getReason()).contains("HIRING_KEY_ENCRYPTION_KEYS");
                    assertThat(e.getValue()).isNull();
                });
    }

    @Test
    void refusesToBeWithoutAKey() {
        assertThatThrownBy(() -> new KeyVaultSettings("mongodb://localhost/keys", List.of()))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class);
    }
}
