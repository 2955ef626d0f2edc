package dev.hiring.candidate.policy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

import dev.hiring.events.CandidateEvent.Reason;

/**
 * What was decided of an application, why, and on what grounds.
 *
 * @param policyVersion the version of the job's policy that decided
 * @param scoringVersion the marking it was decided on
 * @param rank the place among those who were left at closing, where the policy takes the best, otherwise null
 */
public record Decision(
        Outcome outcome,
        List<Reason> reasons,
        int policyVersion,
        int scoringVersion,
        @Nullable Integer rank,
        Instant decidedAt) {

    public Decision {
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("a decision has a reason");
        }
    }
}
