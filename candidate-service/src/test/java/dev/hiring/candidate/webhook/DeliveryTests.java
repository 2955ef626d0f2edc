package dev.hiring.candidate.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import dev.hiring.candidate.outbound.Attempt;
import dev.hiring.candidate.outbound.OutboundFailure;
import dev.hiring.candidate.webhook.Delivery.State;

class DeliveryTests {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Delivery fresh = new Delivery(
            "m", "acme", "w", "application", "1", "type", "{}", State.PENDING, NOW, null, 0, List.of(), NOW);

    @Test
    void isTriedTenTimesInFourDays() {
        List<Duration> waits = new ArrayList<>();
        Delivery delivery = fresh;
        while (delivery.dueAt() != null) {
            Instant at = delivery.dueAt();
            delivery = delivery.failed(failure(at), 0);
            if (delivery.dueAt() != null) {
                waits.add(Duration.between(at, delivery.dueAt()));
            }
        }

        assertThat(waits).isEqualTo(Delivery.SCHEDULE.subList(1, 10));
        assertThat(delivery.attempts()).hasSize(10);
        assertThat(delivery.state()).isEqualTo(State.GIVEN_UP);
    }

    @Test
    void spreadsTheNextTriesByATenth() {
        Delivery once = fresh.failed(failure(NOW), 1);
        Delivery twice = once.failed(failure(NOW), 1);

        assertThat(once.dueAt()).isEqualTo(NOW.plusMillis(5_500));
        assertThat(twice.dueAt()).isEqualTo(NOW.plus(Duration.ofSeconds(330)));
    }

    @Test
    void hasAllItsTriesAgainWhenItIsReplayed() {
        Delivery ended = fresh.delivered(new Attempt(NOW, 204, null, "", 3));

        Delivery again = ended.again(NOW.plusSeconds(60));

        assertThat(again.state()).isEqualTo(State.PENDING);
        assertThat(again.tries()).isZero();
        assertThat(again.attempts()).as("the log stays").hasSize(1);
    }

    private static Attempt failure(Instant at) {
        return new Attempt(at, null, OutboundFailure.Reason.TIMEOUT, null, 15_000);
    }
}
