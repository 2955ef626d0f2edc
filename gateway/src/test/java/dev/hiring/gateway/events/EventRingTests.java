package dev.hiring.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.hiring.gateway.events.EventRing.Entry;
import dev.hiring.gateway.events.EventRing.Overtaken;
import dev.hiring.gateway.events.EventRing.Place;

class EventRingTests {

    private final EventRing ring = new EventRing(5, 1_000_000);

    @Test
    void givesWhatCameAfterAPlace() throws Exception {
        append(0, 0, 1);
        Place now = ring.now();
        append(0, 1, 7);

        assertThat(ring.at(now.sequence())).extracting(Entry::offset).isEqualTo(7L);
        assertThat(ring.at(now.sequence() + 1)).isNull();
        assertThat(now.offsets().next(0, 0)).isEqualTo(2);
    }

    @Test
    void overtakesWhoIsTooSlow() {
        long begin = ring.now().sequence();
        for (int i = 0; i < 6; i++) {
            append(0, 0, i);
        }

        assertThatThrownBy(() -> ring.at(begin))
                .isInstanceOfSatisfying(
                        Overtaken.class,
                        overtaken -> assertThat(overtaken.byGap()).isFalse());
    }

    @Test
    void holdsNoMoreBytesThanItMay() {
        EventRing small = new EventRing(1_000, 10_000);
        long begin = small.now().sequence();
        for (int i = 0; i < 100; i++) {
            small.append(0, 0, i, event("x".repeat(1_000)));
        }

        assertThatThrownBy(() -> small.at(begin + 94)).isInstanceOf(Overtaken.class);
        assertThat(small.from(offsets(0, 0, 97))).isPresent();
        assertThat(small.from(offsets(0, 0, 90))).isEmpty();
    }

    @Test
    void knowsAPlaceByItsOffsetsOnlyWhileNothingAfterItIsGone() {
        for (int i = 0; i < 8; i++) {
            append(0, i % 2, i);
        }

        Offsets reached = offsets(0, 0, 1);
        reached.advance(0, 1, 2);
        assertThat(ring.from(reached)).isEmpty();
        reached.advance(0, 0, 3);
        assertThat(ring.from(reached)).isPresent();
    }

    @Test
    void tellsThatTheLogHasAGap() {
        append(0, 0, 1);
        long before = ring.now().sequence();
        ring.restart(offsets(0, 0, 50));

        assertThatThrownBy(() -> ring.at(before))
                .isInstanceOfSatisfying(
                        Overtaken.class,
                        overtaken -> assertThat(overtaken.byGap()).isTrue());
        assertThat(ring.from(offsets(0, 0, 2))).isEmpty();
        assertThat(ring.from(offsets(0, 0, 50))).isPresent();
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void losesNothingBetweenThreads() throws Exception {
        EventRing large = new EventRing(100_000, Long.MAX_VALUE);
        Place begin = large.now();
        CompletableFuture<List<Long>> walked =
                CompletableFuture.supplyAsync(() -> walk(large, begin.sequence(), 50_000));
        for (int i = 0; i < 50_000; i++) {
            large.append(0, 0, i, null);
        }

        List<Long> seen = walked.get();
        for (int i = 0; i < 50_000; i++) {
            assertThat(seen.get(i)).isEqualTo(i);
        }
    }

    private static List<Long> walk(EventRing ring, long begin, int count) {
        List<Long> seen = new ArrayList<>();
        try {
            while (seen.size() < count) {
                Entry entry = ring.at(begin + seen.size());
                if (entry != null) {
                    seen.add(entry.offset());
                } else {
                    Thread.onSpinWait();
                }
            }
        } catch (Overtaken e) {
            throw new IllegalStateException(e);
        }
        return seen;
    }

    private void append(int topic, int partition, long offset) {
        ring.append(topic, partition, offset, event("{}"));
    }

    private static StreamEvent event(String json) {
        return new StreamEvent("k", "hiring.score.assessment-scored.v1", "acme", null, json);
    }

    private static Offsets offsets(int topic, int partition, long next) {
        Offsets offsets = new Offsets();
        offsets.advance(topic, partition, next);
        return offsets;
    }
}
