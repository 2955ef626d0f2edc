package dev.hiring.assessment.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AccessTokenTests {

    @Test
    void has256BitsInUrlSafeCharactersAfterItsMark() {
        assertThat(AccessToken.random().value()).matches("inv_[A-Za-z0-9_-]{43}");
    }

    @Test
    void isNeverTheSame() {
        assertThat(Stream.generate(AccessToken::random).limit(1000)).doesNotHaveDuplicates();
    }

    @Test
    void isKnownByItsHashAlone() {
        AccessToken token = AccessToken.random();

        assertThat(token.hasHash(token.hash())).isTrue();
        assertThat(token.hasHash(AccessToken.random().hash())).isFalse();
        assertThat(token.hash()).doesNotContain(token.value());
        assertThat(token.toString()).doesNotContain(token.value());
    }

    @Test
    void isReadFromTheAuthorizationHeader() {
        assertThat(AccessToken.from("Bearer abc")).isEqualTo(new AccessToken("abc"));
        assertThat(AccessToken.from("bearer  abc ")).isEqualTo(new AccessToken("abc"));
        assertThat(AccessToken.from("Basic abc")).isEqualTo(new AccessToken(""));
        assertThat(AccessToken.from("")).isEqualTo(new AccessToken(""));
    }
}
