package dev.hiring.candidate.policy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

import dev.hiring.events.CandidateEvent.Reason;

/**
 * What was decided of an application, why, and on what grounds.
 *
 * @param reasons at least one
 * @param policyVersion the version of the job's policy that decided
 * @param scoringVersion the marking it was decided on
 * @param rank the place among those who were left at closing, where the policy takes the best, otherwise null
 * @param decidedBy the person who decided otherwise than the policy, null where the policy decided
 */
public record Decision(
        Outcome outcome,
        List<Reason> reasons,
        int policyVersion,
        int scoringVersion,
        @Nullable Integer rank,
        @Nullable String decidedBy,
        Instant decidedAt) {

    private static final String BY_A_PERSON = "overridden";
    private static final List<Reason> ERASED = List.of(new Reason(BY_A_PERSON, "The reason was erased."));

    public Decision {
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("a decision has a reason");
        }
    }

    /** What a person decides instead, on the same grounds. */
    public Decision override(Outcome wanted, String reason, String by, Instant now) {
        return new Decision(
                wanted, List.of(new Reason(BY_A_PERSON, reason)), policyVersion, scoringVersion, rank, by, now);
    }

    /** Without the words of a person who made it. */
    public Decision silent() {
        return decidedBy == null
                ? this
                : new Decision(outcome, ERASED, policyVersion, scoringVersion, rank, decidedBy, decidedAt);
    }
}
