package dev.hiring.kit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTests {

    @Test
    void leavesOrdinaryTextAlone() {
        String text = "Zoë 😀 مرحبا (a+b) \"x\"";
        assertThat(OneLine.of(text)).isSameAs(text);
    }

    @Test
    void showsWhatWouldActInALog() {
        assertThat(OneLine.of("a\r\nb\tc\u0000\u001b[2J\u0085\u2028\u202e\u007f"))
                .isEqualTo("a\\r\\nb\\tc\\u0000\\u001b[2J\\u0085\\u2028\\u202e\\u007f");
    }

    @Test
    void cutsWhatIsVeryLong() {
        assertThat(OneLine.of("x".repeat(10_000_000))).hasSizeLessThan(9_000).endsWith("… (9991808 more)");
    }
}
