package dev.hiring.candidate.funnel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

import dev.hiring.candidate.application.PercentCount;

/**
 * How the final scores of a job are spread, also those of candidates who withdrew.
 *
 * @param n how many final scores there are
 * @param bins ten of equal width, the lowest first
 * @param median the middle score; of an even number the mean of the two in the middle; null where {@code n} is 0
 * @param mean two decimals; null where {@code n} is 0
 */
record ScoreDistribution(
        String jobId,
        long n,
        List<Bin> bins,
        @Nullable BigDecimal median,
        @Nullable BigDecimal mean) {

    private static final int BINS = 10;
    private static final int WIDTH = 10;

    /**
     * A range of scores.
     *
     * @param from in percent, belongs to the bin
     * @param to in percent, belongs to the next bin, but in the last bin to this
     * @param count how many scores are in it
     */
    record Bin(int from, int to, long count) {}

    static ScoreDistribution of(String jobId, List<PercentCount> counts) {
        List<PercentCount> ascending = counts.stream()
                .sorted(Comparator.comparing(PercentCount::percent))
                .toList();
        long n = ascending.stream().mapToLong(PercentCount::count).sum();
        return new ScoreDistribution(
                jobId,
                n,
                bins(ascending),
                n == 0 ? null : mean(at(ascending, (n - 1) / 2).add(at(ascending, n / 2)), 2),
                n == 0 ? null : mean(sum(ascending), n));
    }

    private static List<Bin> bins(List<PercentCount> counts) {
        long[] bins = new long[BINS];
        for (PercentCount each : counts) {
            bins[Math.clamp(each.percent().intValue() / WIDTH, 0, BINS - 1)] += each.count();
        }
        return IntStream.range(0, BINS)
                .mapToObj(i -> new Bin(i * WIDTH, (i + 1) * WIDTH, bins[i]))
                .toList();
    }

    private static BigDecimal sum(List<PercentCount> counts) {
        return counts.stream()
                .map(each -> each.percent().multiply(BigDecimal.valueOf(each.count())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal mean(BigDecimal sum, long n) {
        return sum.divide(BigDecimal.valueOf(n), 2, RoundingMode.HALF_UP);
    }

    /**
     * @param index of all scores in ascending order
     */
    private static BigDecimal at(List<PercentCount> ascending, long index) {
        long passed = 0;
        for (PercentCount each : ascending) {
            passed += each.count();
            if (index < passed) {
                return each.percent();
            }
        }
        throw new IllegalArgumentException("there are only " + passed);
    }
}
