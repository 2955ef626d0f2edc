package dev.hiring.candidate.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DurationsTests {

    private static final Instant START = Instant.parse("2030-01-01T09:00:00Z");

    @Test
    void takesPercentilesByNearestRank() {
        Durations durations = new Durations();
        IntStream.rangeClosed(1, 200).map(i -> 201 - i).forEach(i -> durations.add(START, START.plusMillis(i)));

        assertThat(durations.count()).isEqualTo(200);
        assertThat(durations.percentile(50)).isEqualTo(100);
        assertThat(durations.percentile(99)).isEqualTo(198);
        assertThat(durations.percentile(100)).isEqualTo(200);
    }

    @Test
    void takesTheOnlyValueForEveryPercentile() {
        Durations durations = new Durations();
        durations.add(START, START.plusMillis(7));

        assertThat(durations.percentile(1)).isEqualTo(7);
        assertThat(durations.percentile(99)).isEqualTo(7);
    }

    @Test
    void countsOnlyWhatHasBothEnds() {
        Durations durations = new Durations();
        durations.add(START, null);
        durations.add(null, START);

        assertThat(durations.count()).isZero();
        assertThat(durations.percentile(50)).isNull();
    }

    @Test
    void takesNoTimeForTheLeastWhenClocksDisagree() {
        Durations durations = new Durations();
        durations.add(START, START.minusMillis(3));

        assertThat(durations.percentile(50)).isZero();
    }
}
