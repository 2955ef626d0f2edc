package dev.hiring.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to assessments and to the sessions in which candidates take them. Emitted by the assessment service. */
public sealed interface AssessmentEvent extends Event {

    /** An assessment can be asked for by jobs from now on; it never changes. */
    @EventType("hiring.assessment.published.v1")
    record AssessmentPublished(
            String assessmentId, String title, int durationMinutes, int questionCount, Instant publishedAt)
            implements AssessmentEvent {
        @Override
        public String key() {
            return assessmentId;
        }
    }

    /** An event in the life of one session, from invitation to completion. */
    sealed interface SessionEvent extends AssessmentEvent {

        String sessionId();

        String applicationId();

        String jobId();

        String assessmentId();

        @Override
        default String key() {
            return sessionId();
        }
    }

    /** A candidate may take the test until {@code expiresAt}. The link's token is not part of the event. */
    @EventType("hiring.assessment.candidate-invited.v1")
    record CandidateInvited(
            String sessionId,
            String applicationId,
            String candidateId,
            String jobId,
            String assessmentId,
            Instant invitedAt,
            Instant expiresAt)
            implements SessionEvent {}

    /** The clock runs: the questions are drawn and pinned to their versions. */
    @EventType("hiring.assessment.started.v1")
    record AssessmentStarted(
            String sessionId,
            String applicationId,
            String candidateId,
            String jobId,
            String assessmentId,
            List<PinnedQuestion> questions,
            Instant startedAt,
            Instant deadline)
            implements SessionEvent {
        public AssessmentStarted {
            questions = List.copyOf(questions);
        }
    }

    /** Submitted or out of time; holds all that scoring needs besides the keys. */
    @EventType("hiring.assessment.completed.v1")
    record AssessmentCompleted(
            String sessionId,
            String applicationId,
            String candidateId,
            String jobId,
            String assessmentId,
            Completion completion,
            MarkingScheme scheme,
            List<CompletedItem> items,
            Instant startedAt,
            Instant completedAt)
            implements SessionEvent {
        public AssessmentCompleted {
            items = List.copyOf(items);
        }
    }

    /** Nobody started the test in time. */
    @EventType("hiring.assessment.invitation-expired.v1")
    record InvitationExpired(
            String sessionId,
            String applicationId,
            String candidateId,
            String jobId,
            String assessmentId,
            Instant expiredAt)
            implements SessionEvent {}

    /**
     * A test is called off: by a person; since its job was closed or its application withdrawn before it was started, or
     * another test of it was not taken; or since the candidate was erased.
     */
    @EventType("hiring.assessment.invitation-cancelled.v1")
    record InvitationCancelled(
            String sessionId,
            String applicationId,
            String candidateId,
            String jobId,
            String assessmentId,
            Instant cancelledAt)
            implements SessionEvent {}

    /** How a test came to its end. */
    enum Completion {
        SUBMITTED,
        TIMED_OUT
    }

    /**
     * One question of a completed session.
     *
     * @param marks what a right answer earns in this assessment
     * @param answer an {@link Answer} in JSON, sealed with the candidate's key; null where the candidate gave none
     */
    record CompletedItem(
            String questionId,
            int version,
            QuestionKind kind,
            List<String> skills,
            BigDecimal marks,
            @Nullable String answer) {
        public CompletedItem {
            skills = List.copyOf(skills);
        }
    }
}
