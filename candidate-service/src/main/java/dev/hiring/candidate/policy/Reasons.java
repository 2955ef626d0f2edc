package dev.hiring.candidate.policy;

import java.math.BigDecimal;

import dev.hiring.events.CandidateEvent.Reason;

/** The reasons that a decision can have: the rule's stable code and a sentence with the figures. */
final class Reasons {

    static final String MINIMUM_PERCENT = "minimum-percent";
    static final String MINIMUM_PERCENT_BY_SKILL = "minimum-percent-by-skill";
    private static final String SKILL_NOT_TESTED = "skill-not-tested";
    private static final String BEST_AT_CLOSING = "best-at-closing";
    private static final String MEETS_POLICY = "meets-policy";

    private Reasons() {}

    static Reason below(String code, String what, BigDecimal percent, BigDecimal minimum) {
        return new Reason(code, "%s %s is below the %s asked".formatted(what, percent(percent), percent(minimum)));
    }

    static Reason untested(String skill, BigDecimal minimum) {
        return new Reason(SKILL_NOT_TESTED, "%s was not tested, but %s is asked".formatted(skill, percent(minimum)));
    }

    static Reason meets(String what, BigDecimal percent, BigDecimal minimum) {
        return new Reason(MEETS_POLICY, "%s %s meets the %s asked".formatted(what, percent(percent), percent(minimum)));
    }

    static Reason nothingAsked(BigDecimal percent) {
        return new Reason(MEETS_POLICY, "total %s; the policy asks for no minimum".formatted(percent(percent)));
    }

    static Reason ranked(int rank, int best) {
        return new Reason(
                BEST_AT_CLOSING,
                "ranked %s; the best %s".formatted(ordinal(rank), best == 1 ? "one is taken" : best + " are taken"));
    }

    static Reason tooLate(int best) {
        return new Reason(
                BEST_AT_CLOSING,
                "the best %s been chosen before this score came".formatted(best == 1 ? "one had" : best + " had"));
    }

    private static String percent(BigDecimal percent) {
        return percent.stripTrailingZeros().toPlainString() + " %";
    }

    private static String ordinal(int rank) {
        boolean teen = rank % 100 / 10 == 1;
        String suffix = switch (rank % 10) {
            case 1 -> teen ? "th" : "st";
            case 2 -> teen ? "th" : "nd";
            case 3 -> teen ? "th" : "rd";
            default -> "th";
        };
        return rank + suffix;
    }
}
