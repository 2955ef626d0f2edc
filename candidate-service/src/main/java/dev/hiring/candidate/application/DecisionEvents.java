package dev.hiring.candidate.application;

import dev.hiring.candidate.policy.Decision;
import dev.hiring.candidate.policy.Score;
import dev.hiring.events.CandidateEvent;
import dev.hiring.events.CandidateEvent.CandidateNotSelected;
import dev.hiring.events.CandidateEvent.CandidateShortlisted;
import dev.hiring.events.CandidateEvent.DecisionNeedsReview;

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
}
