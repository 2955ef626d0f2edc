/**
 * The candidate service: jobs, the people who apply for them, and who is shortlisted and why.
 *
 * <p>Owns jobs and their shortlist policies, candidates (the only place of personal data), applications with their
 * stages, scores and decisions, and the selection of the best when a job is closed. Consumes {@code hiring.assessment}
 * and {@code hiring.score}; its webhooks and the orders of ATSes also {@code hiring.candidate}. Emits {@code hiring.candidate}: JobOpened, JobClosed, ApplicationReceived,
 * ApplicationScored, ApplicationWithdrawn, CandidateShortlisted, CandidateNotSelected, DecisionNeedsReview,
 * DecisionOverridden and ApplicationMoved.
 */
@NullMarked
package dev.hiring.candidate;

import org.jspecify.annotations.NullMarked;
