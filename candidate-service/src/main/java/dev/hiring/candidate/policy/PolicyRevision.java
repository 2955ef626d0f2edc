package dev.hiring.candidate.policy;

import java.math.BigDecimal;
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
     * Below any minimum is not selected; else what is unclear needs review: too near to a minimum, or a skill that was not
     * tested; else it is shortlisted, or, if the policy takes the best, left open.
     *
     * @return empty if it is about being among the best
     */
    public Optional<Decision> decide(Score score, Instant now) {
        Findings findings = Findings.of(policy, score);
        if (!findings.below().isEmpty()) {
            return Optional.of(decision(Outcome.NOT_SELECTED, findings.below(), score, null, now));
        }
        if (!findings.unclear().isEmpty()) {
            return Optional.of(decision(Outcome.NEEDS_REVIEW, findings.unclear(), score, null, now));
        }
        return policy.takesBest()
                ? Optional.empty()
                : Optional.of(decision(Outcome.SHORTLISTED, findings.met(), score, null, now));
    }

    /**
     * The decision at closing on somebody who was left open.
     *
     * @param rank from 1, among those who were left open
     */
    public Decision decideRanked(Score score, int rank, Cut cut, Instant now) {
        List<Reason> reasons = new ArrayList<>();
        if (policy.isRolling()) {
            // Whoever could have a place was given one before the ranking began.
            reasons.add(Reasons.noPlaceFree(rank, policy.places(0)));
            return decision(Outcome.NOT_SELECTED, reasons, score, rank, now);
        }
        BigDecimal percent = policy.percent(score).orElse(score.percent());
        boolean tie = cut.ties(percent);
        boolean taken = switch (policy.tieRule()) {
            case EARLIER_FIRST -> rank <= cut.places();
            case ALL_IN -> rank <= cut.places() || tie;
            case NONE_IN -> rank <= cut.places() && !tie;
        };
        reasons.add(Reasons.ranked(rank, policy, cut));
        if (tie) {
            reasons.add(Reasons.tie(percent, policy.tieRule()));
        }
        if (taken) {
            reasons.addAll(Findings.of(policy, score).met());
        }
        return decision(taken ? Outcome.SHORTLISTED : Outcome.NOT_SELECTED, reasons, score, rank, now);
    }

    /** The decision on somebody who was left open and for whom there is a place while places are given. */
    public Decision decidePlace(Score score, Instant now) {
        return decide(score, now).orElseGet(() -> {
            List<Reason> reasons = new ArrayList<>();
            reasons.add(Reasons.placeFree(policy.places(0)));
            reasons.addAll(Findings.of(policy, score).met());
            return decision(Outcome.SHORTLISTED, reasons, score, null, now);
        });
    }

    /** The decision on somebody whose score came when the best had been chosen: it would have to undo others. */
    public Decision decideLate(Score score, Instant now) {
        return decide(score, now)
                .orElseGet(() -> decision(Outcome.NEEDS_REVIEW, List.of(Reasons.tooLate(policy)), score, null, now));
    }

    private Decision decision(Outcome outcome, List<Reason> reasons, Score score, @Nullable Integer rank, Instant now) {
        return new Decision(outcome, reasons, version, score.scoringVersion(), rank, null, now);
    }
}
