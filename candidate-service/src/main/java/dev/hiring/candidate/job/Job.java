package dev.hiring.candidate.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

import dev.hiring.candidate.policy.PolicyRevision;
import dev.hiring.candidate.policy.ShortlistPolicy;
import dev.hiring.events.CandidateEvent.JobClosed;
import dev.hiring.events.CandidateEvent.JobOpened;
import dev.hiring.kit.aggregate.Aggregate;
import dev.hiring.kit.aggregate.Change;

/**
 * Something that people apply for: open, then closed for good. Its shortlist policy can be replaced while it is open;
 * decisions keep the version that they were made by.
 *
 * @param assessments what everybody takes who applies
 * @param policies every policy it had, the newest last
 */
@Document("jobs")
@CompoundIndex(name = "newest", def = "{'organization': 1, 'openedAt': -1, '_id': -1}")
public record Job(
        @Id String id,
        String organization,
        long version,
        String title,
        List<AskedAssessment> assessments,
        List<PolicyRevision> policies,
        Instant openedAt,
        @Nullable Instant closedAt)
        implements Aggregate<Job> {

    static final int MOST_ASSESSMENTS = 10;

    public Job {
        assessments = List.copyOf(assessments);
        policies = List.copyOf(policies);
    }

    static Change<Job> open(
            String id,
            String organization,
            String title,
            List<AskedAssessment> assessments,
            ShortlistPolicy policy,
            Instant now) {
        Job job = new Job(
                id, organization, 0, title, assessments, List.of(new PolicyRevision(1, policy, now)), now, null);
        return Change.of(job, new JobOpened(id, job.assessmentIds(), title, now));
    }

    public List<String> assessmentIds() {
        return assessments.stream().map(AskedAssessment::id).toList();
    }

    /** The policy that decides from now on. */
    public PolicyRevision policy() {
        return policies.getLast();
    }

    public boolean isClosed() {
        return closedAt != null;
    }

    /** The same policy again is no new version. */
    Change<Job> withPolicy(ShortlistPolicy policy, Instant now) {
        requireOpen();
        if (policy().policy().equals(policy)) {
            return Change.of(this);
        }
        List<PolicyRevision> revisions = new ArrayList<>(policies);
        revisions.add(new PolicyRevision(policies.size() + 1, policy, now));
        return Change.of(new Job(id, organization, version, title, assessments, revisions, openedAt, null));
    }

    Change<Job> close(Instant now) {
        return isClosed()
                ? Change.of(this)
                : Change.of(
                        new Job(id, organization, version, title, assessments, policies, openedAt, now),
                        new JobClosed(id, now));
    }

    /** Refuses what only an open job allows. */
    public void requireOpen() {
        if (isClosed()) {
            throw new JobProblem.Closed();
        }
    }

    @Override
    public Job withVersion(long next) {
        return new Job(id, organization, next, title, assessments, policies, openedAt, closedAt);
    }
}
