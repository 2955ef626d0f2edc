package dev.hiring.candidate.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

class SecretsTests {

    private static final byte[] SECRET = "open sesame".getBytes(UTF_8);

    @Test
    void revealsWhatItHid() {
        Secrets secrets = secrets((byte) 1);

        assertThat(secrets.reveal(secrets.hide(SECRET))).isEqualTo(SECRET);
        assertThat(secrets.hide(SECRET)).as("never the same twice").isNotEqualTo(secrets.hide(SECRET));
    }

    @Test
    void revealsNothingToAnotherKeyNorOfWhatWasTamperedWith() {
        String hidden = secrets((byte) 1).hide(SECRET);
        byte[] tampered = Base64.getDecoder().decode(hidden);
        tampered[tampered.length - 1] ^= 1;

        assertThatThrownBy(() -> secrets((byte) 2).reveal(hidden)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> secrets((byte) 1).reveal(Base64.getEncoder().encodeToString(tampered)))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no base64!", "dG9vIHNob3J0"})
    void doesNotStartWithoutAKey(String key) {
        assertThatThrownBy(() -> new SecretSettings(key))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                .hasMessageContaining("hiring.secrets.key");
    }

    private static Secrets secrets(byte fill) {
        byte[] key = new byte[32];
        key[0] = fill;
        return new Secrets(new SecretSettings(Base64.getEncoder().encodeToString(key)));
    }
}
