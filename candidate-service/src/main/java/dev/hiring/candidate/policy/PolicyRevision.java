package dev.hiring.candidate.policy;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

import dev.hiring.events.CandidateEvent.Reason;

/**
 * A policy in the version that a job had from some time on; decides. The same score always gets the same decision.
 *
 * @param version counts a job's policies from 1
 */
public record PolicyRevision(int version, ShortlistPolicy policy, Instant since) {

    /**
     * Below any minimum is not selected; else a skill that was not tested needs review; else it is shortlisted, or, if
     * the policy takes the best, left open until closing.
     *
     * @return empty if the ranking at closing has to decide
     */
    public Optional<Decision> decide(Score score, Instant now) {
        List<Reason> unmet = policy.unmet(score);
        if (!unmet.isEmpty()) {
            return Optional.of(decision(Outcome.NOT_SELECTED, unmet, score, null, now));
        }
        List<Reason> untested = policy.untested(score);
        if (!untested.isEmpty()) {
            return Optional.of(decision(Outcome.NEEDS_REVIEW, untested, score, null, now));
        }
        return policy.ranksAtClosing()
                ? Optional.empty()
                : Optional.of(decision(Outcome.SHORTLISTED, policy.met(score), score, null, now));
    }

    /**
     * The decision on somebody who was left open until closing.
     *
     * @param rank from 1, among those who were left open
     */
    public Decision decideRanked(Score score, int rank, Instant now) {
        int best = best();
        List<Reason> reasons = new ArrayList<>();
        reasons.add(Reasons.ranked(rank, best));
        if (rank > best) {
            return decision(Outcome.NOT_SELECTED, reasons, score, rank, now);
        }
        reasons.addAll(policy.met(score));
        return decision(Outcome.SHORTLISTED, reasons, score, rank, now);
    }

    /** The decision on somebody whose score came when the best had been chosen: it would have to undo others. */
    public Decision decideLate(Score score, Instant now) {
        return decide(score, now)
                .orElseGet(() -> decision(Outcome.NEEDS_REVIEW, List.of(Reasons.tooLate(best())), score, null, now));
    }

    private int best() {
        return requireNonNull(policy.best(), "the policy takes no best");
    }

    private Decision decision(Outcome outcome, List<Reason> reasons, Score score, @Nullable Integer rank, Instant now) {
        return new Decision(outcome, reasons, version, score.scoringVersion(), rank, null, now);
    }
}
