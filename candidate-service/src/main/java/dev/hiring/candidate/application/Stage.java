package dev.hiring.candidate.application;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

import dev.hiring.candidate.policy.Outcome;

/**
 * How far an application is. In the order of precedence: of all stages that an application is known to have reached it
 * stands in the last, whatever the order in which the news came. Only the decision that stands comes before it: who is
 * not selected any more stands there, however far they were.
 */
public enum Stage {
    RECEIVED,
    INVITED,
    IN_TEST,
    /** The candidate is done with all tests; the score is not final yet. */
    COMPLETED,
    /** One of the tests was called off before it was started. */
    INVITATION_CANCELLED,
    /** One of the tests was not started in time. */
    INVITATION_EXPIRED,
    /** The score is final; whether it is enough depends on the others', and on the places there are. */
    SCORED,
    NOT_SELECTED,
    NEEDS_REVIEW,
    SHORTLISTED,
    /** From here on people move the application. */
    INTERVIEW,
    OFFER,
    HIRED,
    WITHDRAWN;

    /** Those in which a final score may still come. */
    public static final Set<Stage> BEFORE_SCORE =
            Collections.unmodifiableSet(EnumSet.of(RECEIVED, INVITED, IN_TEST, COMPLETED));

    /** Those of the shortlisted. */
    private static final Set<Stage> TAKEN =
            Collections.unmodifiableSet(EnumSet.of(SHORTLISTED, INTERVIEW, OFFER, HIRED));

    /** Those in which there is a final score, and nobody has withdrawn. */
    public static final Set<Stage> SCORED_AND_THERE = Collections.unmodifiableSet(
            EnumSet.of(SCORED, NOT_SELECTED, NEEDS_REVIEW, SHORTLISTED, INTERVIEW, OFFER, HIRED));

    /** Those from which there is nothing to withdraw. */
    static final Set<Stage> OVER =
            Collections.unmodifiableSet(EnumSet.of(INVITATION_EXPIRED, INVITATION_CANCELLED, NOT_SELECTED, HIRED));

    static Stage furthest(Collection<Stage> reached, @Nullable Outcome standing) {
        Stage furthest = Collections.max(reached);
        return furthest == WITHDRAWN || standing == null || allOf(standing).contains(furthest)
                ? furthest
                : furthestOf(reached, allOf(standing));
    }

    private static Stage furthestOf(Collection<Stage> reached, Set<Stage> among) {
        return Collections.max(reached.stream().filter(among::contains).toList());
    }

    /** Those in which applications with this decision stand. */
    public static Set<Stage> allOf(Outcome outcome) {
        return outcome == Outcome.SHORTLISTED ? TAKEN : EnumSet.of(of(outcome));
    }

    public static Stage of(Outcome outcome) {
        return switch (outcome) {
            case SHORTLISTED -> SHORTLISTED;
            case NOT_SELECTED -> NOT_SELECTED;
            case NEEDS_REVIEW -> NEEDS_REVIEW;
        };
    }
}
