package dev.hiring.candidate.replay;

import java.util.List;
import org.jspecify.annotations.Nullable;

import dev.hiring.candidate.policy.Decision;

/**
 * Where the store and the log do not tell the same of an application.
 *
 * @param kinds what differs
 * @param explanation a sentence for people: what is stored, and what follows from the log
 * @param stored the policy's decision that is stored, null where there is none
 * @param replayed the decision that follows from the log, null where there would be none
 */
record Difference(
        List<Kind> kinds,
        String explanation,
        @Nullable Decision stored,
        @Nullable Decision replayed) {

    Difference {
        kinds = List.copyOf(kinds);
    }

    /** What may differ. */
    enum Kind {
        /** The log has the application, the store has not. */
        APPLICATION_NOT_STORED,
        /** The store has the application, the log has not: it does not reach back so far, or has lost it. */
        APPLICATION_NOT_IN_LOG,
        /** By the log there is a decision to be made, and none is stored. */
        SCORE_NOT_APPLIED,
        /** A decision was told and is not stored. */
        DECISION_NOT_STORED,
        /** A decision is stored for which the log has no final score. */
        SCORE_NOT_IN_LOG,
        /** A decision is stored, and by the log the application would still wait. */
        DECIDED_TOO_EARLY,
        OUTCOME,
        RANK,
        REASONS,
        POLICY_VERSION,
        SCORE_VERSION,
        /** A decision is stored and was never told. */
        DECISION_NOT_TOLD,
        /** Another decision was told than is stored. */
        TOLD_OTHERWISE,
        /** What people decided is not the same in the store and in the log. */
        OVERRIDES
    }
}
