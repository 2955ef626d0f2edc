package dev.hiring.candidate.whatif;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

import dev.hiring.candidate.policy.Decision;
import dev.hiring.candidate.policy.Outcome;
import dev.hiring.events.CandidateEvent.Reason;

/**
 * What another policy would make of a job, if it was closed now.
 *
 * @param policyVersion the policy that the job has
 * @param at when it was asked
 * @param considered how many have a final score, have not withdrawn, and were not decided on by a person
 * @param leftOut those that no policy would change
 * @param now how those considered stand
 * @param then how they would stand
 * @param differences how many stand otherwise, and how
 * @param changes a part of those that would stand otherwise: who comes in, then who falls out, then the others, each the
 *     best first by the other policy
 * @param next the cursor of the next part, null at the end
 */
record WhatIf(
        String jobId,
        int policyVersion,
        Instant at,
        int considered,
        LeftOut leftOut,
        Outcomes now,
        Outcomes then,
        Differences differences,
        List<Change> changes,
        @Nullable String next) {

    /**
     * Those that no policy would change.
     *
     * @param withoutFinalScore how many
     * @param withdrawn how many
     * @param decidedByPerson how many
     */
    record LeftOut(int withoutFinalScore, int withdrawn, int decidedByPerson) {}

    /**
     * How many stand how.
     *
     * @param shortlisted how many
     * @param notSelected how many
     * @param needsReview how many
     * @param waiting not decided on yet
     */
    record Outcomes(int shortlisted, int notSelected, int needsReview, int waiting) {}

    /**
     * How many would stand otherwise.
     *
     * @param comesIn how many would be shortlisted and are not
     * @param fallsOut how many are shortlisted and would not be
     * @param alters how many would have another outcome, and neither is the shortlist
     * @param same how many would stand as they do
     */
    record Differences(int comesIn, int fallsOut, int alters, int same) {}

    /** How an application would stand otherwise. */
    enum Difference {
        /** Would be shortlisted, and is not. */
        COMES_IN,
        /** Is shortlisted, and would not be. */
        FALLS_OUT,
        /** The outcome would be another, and neither is the shortlist. */
        ALTERS
    }

    /**
     * An application that would stand otherwise.
     *
     * @param difference how
     * @param percent the score's, 0 to 100, two decimals
     * @param now the decision that stands, null where there is none yet
     * @param then what would be decided
     */
    record Change(
            Difference difference,
            String applicationId,
            String candidateId,
            BigDecimal percent,
            @Nullable Decision now,
            Would then) {}

    /**
     * What would be decided.
     *
     * @param rank the place among those who meet the minimums, where the policy takes the best and gives this one no place
     *     for coming early; otherwise null
     * @param reasons at least one
     */
    record Would(Outcome outcome, @Nullable Integer rank, List<Reason> reasons) {

        static Would of(Decision decision) {
            return new Would(decision.outcome(), decision.rank(), decision.reasons());
        }
    }
}
