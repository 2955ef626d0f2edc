package dev.hiring.assessment.session;

import java.time.Instant;

import dev.hiring.events.AssessmentEvent.AssessmentCompleted;
import dev.hiring.events.AssessmentEvent.AssessmentStarted;
import dev.hiring.events.AssessmentEvent.CandidateInvited;
import dev.hiring.events.AssessmentEvent.Completion;
import dev.hiring.events.AssessmentEvent.InvitationCancelled;
import dev.hiring.events.AssessmentEvent.InvitationExpired;

/** What the events of a session tell. */
final class SessionEvents {

    private SessionEvents() {}

    static CandidateInvited invited(Session session) {
        return new CandidateInvited(
                session.id(),
                session.applicant().applicationId(),
                session.applicant().candidateId(),
                session.applicant().jobId(),
                session.terms().assessmentId(),
                session.invitedAt(),
                session.expiresAt());
    }

    static AssessmentStarted started(Session session, Attempt attempt) {
        return new AssessmentStarted(
                session.id(),
                session.applicant().applicationId(),
                session.applicant().candidateId(),
                session.applicant().jobId(),
                session.terms().assessmentId(),
                attempt.items().stream().map(Item::pinned).toList(),
                attempt.startedAt(),
                attempt.deadline());
    }

    static AssessmentCompleted completed(Session session, Attempt attempt, Completion how, Instant completedAt) {
        return new AssessmentCompleted(
                session.id(),
                session.applicant().applicationId(),
                session.applicant().candidateId(),
                session.applicant().jobId(),
                session.terms().assessmentId(),
                how,
                session.terms().markingScheme(),
                attempt.items().stream().map(Item::completed).toList(),
                attempt.startedAt(),
                completedAt);
    }

    static InvitationExpired expired(Session session) {
        return new InvitationExpired(
                session.id(),
                session.applicant().applicationId(),
                session.applicant().candidateId(),
                session.applicant().jobId(),
                session.terms().assessmentId(),
                session.expiresAt());
    }

    static InvitationCancelled cancelled(Session session, Instant cancelledAt) {
        return new InvitationCancelled(
                session.id(),
                session.applicant().applicationId(),
                session.applicant().candidateId(),
                session.applicant().jobId(),
                session.terms().assessmentId(),
                cancelledAt);
    }
}
