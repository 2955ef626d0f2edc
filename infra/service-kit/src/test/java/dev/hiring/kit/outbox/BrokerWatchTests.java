package dev.hiring.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class BrokerWatchTests {

    private Instant now = Instant.EPOCH;
    private final InstantSource time = () -> now;
    private final Clock clock = time.withZone(ZoneOffset.UTC);
    private final BrokerWatch watch = new BrokerWatch(clock, Duration.ofSeconds(60), Duration.ofSeconds(48));

    @Test
    void refusesWhileSendsHaveFailedForTooLong() {
        failEvery(20, 80);
        assertAccepts();
        failEvery(20, 20);
        assertThatThrownBy(watch::refuseIfLongAway)
                .isInstanceOf(OutboxFull.class)
                .hasMessageContaining("since 1970-01-01T00:00:20Z");
    }

    @Test
    void acceptsAfterASuccess() {
        failEvery(20, 120);
        watch.succeeded();
        assertAccepts();
        assertThat(watch.failing()).isFalse();
    }

    @Test
    void acceptsAgainWhenNothingFailsAnyMoreAndNothingIsThereToSend() {
        failEvery(20, 120);
        pass(48);
        assertThatThrownBy(watch::refuseIfLongAway).isInstanceOf(OutboxFull.class);
        pass(1);
        assertAccepts();
        assertThat(watch.failing()).isFalse();
    }

    @Test
    void aFailureLongAfterTheLastBeginsANewOutage() {
        failEvery(20, 120);
        pass(3_600);
        watch.failed();
        assertAccepts();
        assertThat(watch.failing()).isTrue();
    }

    private void failEvery(int seconds, int during) {
        for (int passed = 0; passed < during; passed += seconds) {
            pass(seconds);
            watch.failed();
        }
    }

    private void pass(int seconds) {
        now = now.plusSeconds(seconds);
    }

    private void assertAccepts() {
        assertThatCode(watch::refuseIfLongAway).doesNotThrowAnyException();
    }
}
