package dev.hiring.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to jobs and to the applications for them. Emitted by the candidate service. */
public sealed interface CandidateEvent extends Event {

    String jobId();

    @EventType("hiring.candidate.job-opened.v1")
    record JobOpened(String jobId, List<String> assessmentIds, String title, Instant openedAt)
            implements CandidateEvent {
        public JobOpened {
            assessmentIds = List.copyOf(assessmentIds);
        }

        @Override
        public String key() {
            return jobId;
        }
    }

    /** No more applications; who has not started the test will not be tested. */
    @EventType("hiring.candidate.job-closed.v1")
    record JobClosed(String jobId, Instant closedAt) implements CandidateEvent {
        @Override
        public String key() {
            return jobId;
        }
    }

    /** An event in the life of one application. */
    sealed interface ApplicationEvent extends CandidateEvent {

        String applicationId();

        @Override
        default String key() {
            return applicationId();
        }
    }

    /** Somebody applied. Carries the job's assessments, so that nobody has to know the job first. */
    @EventType("hiring.candidate.application-received.v1")
    record ApplicationReceived(
            String applicationId, String candidateId, String jobId, List<String> assessmentIds, Instant receivedAt)
            implements ApplicationEvent {
        public ApplicationReceived {
            assessmentIds = List.copyOf(assessmentIds);
        }
    }

    /**
     * Every test of an application has a final score; told where there are several, since of one the score itself tells it.
     *
     * @param scoringVersion counts the markings of its tests from 1
     * @param percent {@code 100 · marks / maximum} over all its tests, two decimals, never below 0
     * @param byAssessment in the order of the job
     * @param scoredAt when the last of them was marked
     */
    @EventType("hiring.candidate.application-scored.v1")
    record ApplicationScored(
            String applicationId,
            String candidateId,
            String jobId,
            int scoringVersion,
            BigDecimal percent,
            List<AssessmentPercent> byAssessment,
            Instant scoredAt)
            implements ApplicationEvent {
        public ApplicationScored {
            byAssessment = List.copyOf(byAssessment);
        }
    }

    @EventType("hiring.candidate.application-withdrawn.v1")
    record ApplicationWithdrawn(String applicationId, String candidateId, String jobId, Instant withdrawnAt)
            implements ApplicationEvent {}

    /** The job's policy ran over an application. */
    sealed interface Decision extends ApplicationEvent {}

    /**
     * @param rank the place in the job's ranking where the policy takes the best, otherwise null
     */
    @EventType("hiring.candidate.shortlisted.v1")
    record CandidateShortlisted(
            String applicationId,
            String candidateId,
            String jobId,
            int policyVersion,
            int scoringVersion,
            BigDecimal percent,
            @Nullable Integer rank,
            List<Reason> reasons,
            Instant decidedAt)
            implements Decision {
        public CandidateShortlisted {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * @param rank the place in the job's ranking where the policy takes the best, otherwise null
     */
    @EventType("hiring.candidate.not-selected.v1")
    record CandidateNotSelected(
            String applicationId,
            String candidateId,
            String jobId,
            int policyVersion,
            int scoringVersion,
            BigDecimal percent,
            @Nullable Integer rank,
            List<Reason> reasons,
            Instant decidedAt)
            implements Decision {
        public CandidateNotSelected {
            reasons = List.copyOf(reasons);
        }
    }

    /** The policy cannot tell; a person has to. */
    @EventType("hiring.candidate.decision-needs-review.v1")
    record DecisionNeedsReview(
            String applicationId,
            String candidateId,
            String jobId,
            int policyVersion,
            int scoringVersion,
            BigDecimal percent,
            List<Reason> reasons,
            Instant decidedAt)
            implements Decision {
        public DecisionNeedsReview {
            reasons = List.copyOf(reasons);
        }
    }

    /** A person decided otherwise. The words of the reason are for the organization's own people, and stay with the application. */
    @EventType("hiring.candidate.decision-overridden.v1")
    record DecisionOverridden(
            String applicationId,
            String candidateId,
            String jobId,
            int policyVersion,
            int scoringVersion,
            BigDecimal percent,
            Outcome from,
            Outcome to,
            String overriddenBy,
            Instant decidedAt)
            implements ApplicationEvent {}

    /** A person moved a shortlisted application on. */
    @EventType("hiring.candidate.application-moved.v1")
    record ApplicationMoved(
            String applicationId, String candidateId, String jobId, Step from, Step to, String movedBy, Instant movedAt)
            implements ApplicationEvent {}

    /** What can be decided of an application. */
    enum Outcome {
        SHORTLISTED,
        NOT_SELECTED,
        NEEDS_REVIEW
    }

    /** How far a shortlisted application is, in the order of the way. */
    enum Step {
        SHORTLISTED,
        INTERVIEW,
        OFFER,
        HIRED
    }

    /**
     * What a test of an application came to.
     *
     * @param scoringVersion counts the markings of the test from 1
     * @param percent 0 to 100, two decimals
     */
    record AssessmentPercent(String assessmentId, int scoringVersion, BigDecimal percent) {}

    /**
     * Why a decision came out as it did.
     *
     * @param code stable, for programs: the rule that spoke, for example {@code minimum-percent}
     * @param text a sentence, for people
     */
    record Reason(String code, String text) {}
}
