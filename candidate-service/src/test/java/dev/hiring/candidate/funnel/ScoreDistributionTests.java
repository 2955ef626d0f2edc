package dev.hiring.candidate.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

import dev.hiring.candidate.application.PercentCount;
import dev.hiring.candidate.funnel.ScoreDistribution.Bin;

class ScoreDistributionTests {

    @Test
    void hasNoMiddleWhereThereIsNothing() {
        ScoreDistribution none = of();

        assertThat(none.n()).isZero();
        assertThat(none.bins()).hasSize(10).allMatch(bin -> bin.count() == 0);
        assertThat(none.median()).isNull();
        assertThat(none.mean()).isNull();
    }

    @Test
    void putsEachScoreIntoTheBinItBeginsAndTheHighestIntoTheLast() {
        assertThat(of(count("0", 1), count("9.99", 2), count("10.00", 4), count("89.99", 8), count("100.00", 16))
                        .bins())
                .contains(new Bin(0, 10, 3), new Bin(10, 20, 4), new Bin(80, 90, 8), new Bin(90, 100, 16))
                .extracting(Bin::from)
                .containsExactly(0, 10, 20, 30, 40, 50, 60, 70, 80, 90);
    }

    @Test
    void findsTheMiddleOfAnOddNumber() {
        ScoreDistribution five = of(count("80.00", 1), count("20.50", 2), count("70.25", 2));

        assertThat(five.n()).isEqualTo(5);
        assertThat(five.median()).isEqualTo("70.25");
        assertThat(five.mean()).isEqualTo("52.30");
    }

    @Test
    void takesTheMeanOfTheTwoInTheMiddleOfAnEvenNumber() {
        assertThat(of(count("10.00", 1), count("20.01", 1), count("30.00", 1), count("90.00", 1))
                        .median())
                .isEqualTo("25.01");
    }

    private static PercentCount count(String percent, long count) {
        return new PercentCount(new BigDecimal(percent), count);
    }

    private static ScoreDistribution of(PercentCount... counts) {
        return ScoreDistribution.of("job-1", List.of(counts));
    }
}
