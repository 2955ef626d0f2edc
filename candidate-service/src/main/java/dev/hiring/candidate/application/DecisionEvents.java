package dev.hiring.candidate.application;

import dev.hiring.candidate.policy.Decision;
import dev.hiring.candidate.policy.Outcome;
import dev.hiring.candidate.policy.Score;
import dev.hiring.events.CandidateEvent;
import dev.hiring.events.CandidateEvent.CandidateNotSelected;
import dev.hiring.events.CandidateEvent.CandidateShortlisted;
import dev.hiring.events.CandidateEvent.DecisionNeedsReview;
import dev.hiring.events.CandidateEvent.DecisionOverridden;

/** Decisions as the rest of the suite hears of them. */
final class DecisionEvents {

    private DecisionEvents() {}

    static CandidateEvent.Decision of(Application application, Score grounds, Decision decision) {
        return switch (decision.outcome()) {
            case SHORTLISTED ->
                new CandidateShortlisted(
                        application.id(),
                        application.candidateId(),
                        application.jobId(),
                        decision.policyVersion(),
                        decision.scoringVersion(),
                        grounds.percent(),
                        decision.rank(),
                        decision.reasons(),
                        decision.decidedAt());
            case NOT_SELECTED ->
                new CandidateNotSelected(
                        application.id(),
                        application.candidateId(),
                        application.jobId(),
                        decision.policyVersion(),
                        decision.scoringVersion(),
                        grounds.percent(),
                        decision.rank(),
                        decision.reasons(),
                        decision.decidedAt());
            case NEEDS_REVIEW ->
                new DecisionNeedsReview(
                        application.id(),
                        application.candidateId(),
                        application.jobId(),
                        decision.policyVersion(),
                        decision.scoringVersion(),
                        grounds.percent(),
                        decision.reasons(),
                        decision.decidedAt());
        };
    }

    static DecisionOverridden overridden(
            Application application, Score grounds, Decision before, Decision made, String by) {
        return new DecisionOverridden(
                application.id(),
                application.candidateId(),
                application.jobId(),
                made.policyVersion(),
                made.scoringVersion(),
                grounds.percent(),
                told(before.outcome()),
                told(made.outcome()),
                by,
                made.decidedAt());
    }

    private static CandidateEvent.Outcome told(Outcome outcome) {
        return switch (outcome) {
            case SHORTLISTED -> CandidateEvent.Outcome.SHORTLISTED;
            case NOT_SELECTED -> CandidateEvent.Outcome.NOT_SELECTED;
            case NEEDS_REVIEW -> CandidateEvent.Outcome.NEEDS_REVIEW;
        };
    }
}
