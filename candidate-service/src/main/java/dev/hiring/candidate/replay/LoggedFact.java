package dev.hiring.candidate.replay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

import dev.hiring.candidate.policy.Decision;
import dev.hiring.candidate.policy.Outcome;
import dev.hiring.candidate.policy.Score;
import dev.hiring.events.CandidateEvent.ApplicationReceived;
import dev.hiring.events.CandidateEvent.ApplicationWithdrawn;
import dev.hiring.events.CandidateEvent.CandidateNotSelected;
import dev.hiring.events.CandidateEvent.CandidateShortlisted;
import dev.hiring.events.CandidateEvent.DecisionNeedsReview;
import dev.hiring.events.CandidateEvent.DecisionOverridden;
import dev.hiring.events.CandidateEvent.Reason;
import dev.hiring.events.ScoreEvent.AssessmentScored;
import dev.hiring.events.ScoreEvent.Status;
import dev.hiring.kit.consume.Received;

/**
 * What one event adds to what is known of an application.
 *
 * @param field of {@link ReplayedApplication}, or an entry of one of its maps
 */
record LoggedFact(String jobId, String applicationId, String field, Object value) {

    /**
     * @return empty if decisions do not depend on the event
     */
    static Optional<LoggedFact> of(Received<?> received) {
        String version = ReplayedApplication.key(received.version());
        return Optional.ofNullable(
                switch (received.event()) {
                    case ApplicationReceived e ->
                        new LoggedFact(e.jobId(), e.applicationId(), "receivedAt", e.receivedAt());
                    case ApplicationWithdrawn e ->
                        new LoggedFact(e.jobId(), e.applicationId(), "withdrawnAt", e.withdrawnAt());
                    case AssessmentScored e
                    when e.status() == Status.FINAL ->
                        new LoggedFact(
                                e.jobId(),
                                e.applicationId(),
                                "markings." + ReplayedApplication.key(e.assessmentId(), e.scoringVersion()),
                                Score.of(e));
                    case CandidateShortlisted e ->
                        told(
                                e.jobId(),
                                e.applicationId(),
                                version,
                                decision(
                                        Outcome.SHORTLISTED,
                                        e.reasons(),
                                        e.policyVersion(),
                                        e.scoringVersion(),
                                        e.rank(),
                                        e.decidedAt()));
                    case CandidateNotSelected e ->
                        told(
                                e.jobId(),
                                e.applicationId(),
                                version,
                                decision(
                                        Outcome.NOT_SELECTED,
                                        e.reasons(),
                                        e.policyVersion(),
                                        e.scoringVersion(),
                                        e.rank(),
                                        e.decidedAt()));
                    case DecisionNeedsReview e ->
                        told(
                                e.jobId(),
                                e.applicationId(),
                                version,
                                decision(
                                        Outcome.NEEDS_REVIEW,
                                        e.reasons(),
                                        e.policyVersion(),
                                        e.scoringVersion(),
                                        null,
                                        e.decidedAt()));
                    case DecisionOverridden e ->
                        new LoggedFact(
                                e.jobId(),
                                e.applicationId(),
                                "overrides." + version,
                                new ReplayedApplication.ByPerson(Outcome.valueOf(e.to().name()), e.decidedAt()));
                    default -> null;
                });
    }

    private static LoggedFact told(String jobId, String applicationId, String version, Decision decision) {
        return new LoggedFact(jobId, applicationId, "told." + version, decision);
    }

    private static Decision decision(
            Outcome outcome,
            List<Reason> reasons,
            int policyVersion,
            int scoringVersion,
            @Nullable Integer rank,
            Instant decidedAt) {
        return new Decision(outcome, reasons, policyVersion, scoringVersion, rank, null, decidedAt);
    }
}
