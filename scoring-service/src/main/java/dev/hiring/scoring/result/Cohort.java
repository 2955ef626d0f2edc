package dev.hiring.scoring.result;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Where a final result stands among the final results of the same assessment in the same organization, itself among
 * them.
 *
 * @param n how many they are
 * @param percentile the percentile rank, {@code 100 · (below + equal / 2) / n}, rounded half up to two decimals (L. Crocker,
 *     J. Algina, <i>Introduction to classical and modern test theory</i>, 1986, chapter 19). Alone it is 50
 */
record Cohort(long n, BigDecimal percentile) {

    /**
     * @param equal how many have the same percent, the result itself among them
     */
    static Cohort of(long below, long equal, long n) {
        return new Cohort(
                n, BigDecimal.valueOf(100 * below + 50 * equal).divide(BigDecimal.valueOf(n), 2, RoundingMode.HALF_UP));
    }
}
