package dev.hiring.candidate.policy;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Where a ranking is cut: the ranks up to {@code places} have a place, the others have none.
 *
 * @param cohort how many were scored, where the places are a percentage of them, otherwise null
 * @param tied the percent of both the last who has a place and the first who has none; null where nobody ties
 */
public record Cut(
        int places, @Nullable Integer cohort, @Nullable BigDecimal tied) {

    /**
     * @param last the percent at rank {@code places}, null where the ranking is shorter
     * @param next the percent at the rank after, null where there is none
     */
    public static Cut of(int places, @Nullable Integer cohort, @Nullable BigDecimal last, @Nullable BigDecimal next) {
        boolean tie = last != null && next != null && last.compareTo(next) == 0;
        return new Cut(places, cohort, tie ? last : null);
    }

    boolean ties(BigDecimal percent) {
        return tied != null && tied.compareTo(percent) == 0;
    }
}
