package dev.hiring.candidate.policy;

import java.math.BigDecimal;

import dev.hiring.candidate.policy.ShortlistPolicy.Ties;
import dev.hiring.events.CandidateEvent.Reason;

/** The reasons that a decision can have: the rule's stable code and a sentence with the figures. */
final class Reasons {

    static final String MINIMUM_PERCENT = "minimum-percent";
    static final String MINIMUM_PERCENT_BY_SKILL = "minimum-percent-by-skill";
    private static final String BORDERLINE = "borderline";
    private static final String SKILL_NOT_TESTED = "skill-not-tested";
    private static final String BEST_AT_CLOSING = "best-at-closing";
    private static final String BEST_ROLLING = "best-rolling";
    private static final String TIE = "tie";
    private static final String MEETS_POLICY = "meets-policy";

    private Reasons() {}

    static Reason below(String code, String what, BigDecimal percent, BigDecimal minimum) {
        return new Reason(code, "%s %s is below the %s asked".formatted(what, percent(percent), percent(minimum)));
    }

    static Reason borderline(String what, BigDecimal percent, BigDecimal minimum, BigDecimal points) {
        String within = plain(points) + (points.compareTo(BigDecimal.ONE) == 0 ? " point" : " points");
        return new Reason(
                BORDERLINE,
                "%s %s is within %s of the %s asked".formatted(what, percent(percent), within, percent(minimum)));
    }

    static Reason untested(String skill, BigDecimal minimum) {
        return new Reason(SKILL_NOT_TESTED, "%s was not tested, but %s is asked".formatted(skill, percent(minimum)));
    }

    static Reason unweighed(String skill, BigDecimal weight) {
        return new Reason(SKILL_NOT_TESTED, "%s was not tested, but has the weight %s".formatted(skill, plain(weight)));
    }

    static Reason meets(String what, BigDecimal percent, BigDecimal minimum) {
        return new Reason(MEETS_POLICY, "%s %s meets the %s asked".formatted(what, percent(percent), percent(minimum)));
    }

    static Reason nothingAsked(String what, BigDecimal percent) {
        return new Reason(MEETS_POLICY, "%s %s; the policy asks for no minimum".formatted(what, percent(percent)));
    }

    static Reason ranked(int rank, ShortlistPolicy policy, Cut cut) {
        return new Reason(BEST_AT_CLOSING, "ranked %s; %s".formatted(ordinal(rank), taken(policy, cut)));
    }

    private static String taken(ShortlistPolicy policy, Cut cut) {
        if (policy.bestPercent() == null) {
            return "the best " + (cut.places() == 1 ? "one is taken" : cut.places() + " are taken");
        }
        return "the best %s, %d of %d, %s taken"
                .formatted(percent(policy.bestPercent()), cut.places(), cut.cohort(), cut.places() == 1 ? "is" : "are");
    }

    static Reason tie(BigDecimal percent, Ties rule) {
        String done = switch (rule) {
            case EARLIER_FIRST -> "who completed earlier goes first, then who has the lower id";
            case ALL_IN -> "all who tie are taken";
            case NONE_IN -> "none who ties is taken";
        };
        return new Reason(TIE, "%s ties for the last place; %s".formatted(percent(percent), done));
    }

    static Reason placeFree(int places) {
        return new Reason(
                BEST_ROLLING, places == 1 ? "the one place was free" : "one of %d places was free".formatted(places));
    }

    static Reason noPlaceFree(int rank, int places) {
        return new Reason(
                BEST_ROLLING,
                "ranked %s of those who waited; %s"
                        .formatted(
                                ordinal(rank),
                                places == 1 ? "the one place is taken" : "all %d places are taken".formatted(places)));
    }

    static Reason tooLate(ShortlistPolicy policy) {
        String code = policy.isRolling() ? BEST_ROLLING : BEST_AT_CLOSING;
        if (policy.bestPercent() != null) {
            return new Reason(
                    code,
                    "the best %s had been chosen before this score came".formatted(percent(policy.bestPercent())));
        }
        int best = policy.places(0);
        return new Reason(
                code,
                "the best %s been chosen before this score came".formatted(best == 1 ? "one had" : best + " had"));
    }

    private static String percent(BigDecimal percent) {
        return plain(percent) + " %";
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
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
