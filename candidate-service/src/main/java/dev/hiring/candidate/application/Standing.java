package dev.hiring.candidate.application;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

import dev.hiring.candidate.policy.Outcome;
import dev.hiring.candidate.policy.Score;

/**
 * The part of an application that policies are tried on.
 *
 * @param score without the skills and the tests, where nobody asks for them
 * @param decision the one that stands
 */
public record Standing(
        String id,
        Stage stage,
        @Nullable Score score,
        @Nullable Stands decision) {

    /** The part of a decision that is compared. */
    public record Stands(Outcome outcome, @Nullable String decidedBy) {}

    /** The final score of who is there; whoever has withdrawn is not. */
    public Optional<Score> finalScore() {
        return Stage.SCORED_AND_THERE.contains(stage) ? Optional.ofNullable(score) : Optional.empty();
    }

    public boolean isDecidedByPerson() {
        return decision != null && decision.decidedBy() != null;
    }

    /** Null where nothing was decided yet. */
    public @Nullable Outcome outcome() {
        return decision == null ? null : decision.outcome();
    }
}
