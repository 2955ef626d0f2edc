package dev.hiring.scoring.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CohortTests {

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, 50.00",
        "0, 2, 2, 50.00",
        "1, 1, 2, 75.00",
        "0, 1, 2, 25.00",
        "3, 2, 7, 57.14",
        "1, 1, 3, 50.00",
        "0, 1, 100000, 0.00",
        "99999, 1, 100000, 100.00",
    })
    void countsThoseBelowAndHalfOfThoseAlike(long below, long equal, long n, BigDecimal percentile) {
        assertThat(Cohort.of(below, equal, n)).isEqualTo(new Cohort(n, percentile));
    }

    /** The ranks of a cohort without ties are spread evenly around 50. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 4, 5, 8, 10, 100})
    void isFiftyOnAverage(long n) {
        BigDecimal sum = LongStream.range(0, n)
                .mapToObj(below -> Cohort.of(below, 1, n).percentile())
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(sum).isEqualByComparingTo(BigDecimal.valueOf(50 * n));
    }
}
