package dev.hiring.candidate.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemeTests {

    @Test
    void writesAKeyAsTheUserWithoutPassword() {
        // The example of RFC 7617 has a password; this is Greenhouse's, made by hand: printf 'key:' | base64.
        assertThat(Scheme.BASIC.header("key")).isEqualTo("Basic a2V5Og==");
        assertThat(Scheme.BEARER.header("key")).isEqualTo("Bearer key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic a2V5Og==", "basic a2V5Og==", "Basic   a2V5Og== "})
    void readsWhatItWrites(String header) {
        assertThat(Scheme.BASIC.key(header)).hasValue("key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Basic", "Basic ", "Basic a2V5", "Basic a2V5OnBhc3M=", "Basic ===", "Bearer key", "a2V5Og=="
            })
    void readsNoKeyOfAnotherForm(String header) {
        assertThat(Scheme.BASIC.key(header)).isEmpty();
    }

    @Test
    void keysAreShortEnoughForGreenhouseAndFindTheirConnection() {
        String id = "0f8fad5b-d9cb-469f-a165-70867728950e";

        InboundKey key = InboundKey.random(id);

        assertThat(key.value()).hasSizeLessThan(171).doesNotContain(":");
        assertThat(key.connectionId()).hasValue(id);
        assertThat(key.hasHash(key.hash())).isTrue();
        assertThat(key.hasHash(InboundKey.random(id).hash())).isFalse();
        assertThat(new InboundKey("ats_" + id + "_short").connectionId()).isEmpty();
        assertThat(key.toString()).doesNotContain(key.value());
    }
}
