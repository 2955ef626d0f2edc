package dev.hiring.candidate.application;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

import dev.hiring.candidate.policy.Decision;
import dev.hiring.candidate.policy.Score;

/**
 * The part of an application that policies are tried on.
 *
 * @param decision the one that stands
 */
public record Standing(
        String id,
        String candidateId,
        Stage stage,
        @Nullable Score score,
        @Nullable Decision decision) {

    /** The final score of who is there; whoever has withdrawn is not. */
    public Optional<Score> finalScore() {
        return Stage.SCORED_AND_THERE.contains(stage) ? Optional.ofNullable(score) : Optional.empty();
    }

    public boolean isDecidedByPerson() {
        return decision != null && decision.decidedBy() != null;
    }
}
