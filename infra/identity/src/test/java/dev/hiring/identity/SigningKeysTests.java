package dev.hiring.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeysTests {

    @TempDir
    Path directory;

    Path path = Path.of("keys.json");

    @BeforeEach
    void place() {
        path = directory.resolve("keys.json");
    }

    @Test
    void makesAnRsaKeyOnceAndKeepsIt() {
        JWKSet first = SigningKeys.load(new PrivateFile(path));
        JWKSet second = SigningKeys.load(new PrivateFile(path));

        assertThat(first.getKeys()).singleElement().isInstanceOfSatisfying(RSAKey.class, key -> {
            assertThat(key.size()).isEqualTo(2048);
            assertThat(key.isPrivate()).isTrue();
        });
        assertThat(second).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"keys\": []}",
                "{\"keys\": [{\"kty\": \"oct\", \"kid\": \"a\", \"k\": \"aHVzaA\"}]}"
            })
    void refusesAFileThatIsNotAKeyNamingIt(String content) throws IOException {
        Files.writeString(path, content);

        assertThatThrownBy(() -> SigningKeys.load(new PrivateFile(path)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(path.toString())
                .hasMessageNotContaining("aHVzaA");
    }

    @Test
    void refusesAPublicKey() throws IOException, JOSEException {
        RSAKey key = new RSAKeyGenerator(2048).keyID("a").generate();
        Files.writeString(path, new JWKSet(key).toString(true));

        assertThatThrownBy(() -> SigningKeys.load(new PrivateFile(path))).isInstanceOf(StartRefused.class);
    }
}
