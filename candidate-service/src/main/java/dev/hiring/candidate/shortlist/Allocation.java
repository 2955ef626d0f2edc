package dev.hiring.candidate.shortlist;

import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

import dev.hiring.candidate.job.Job;
import dev.hiring.candidate.policy.PolicyRevision;
import dev.hiring.kit.aggregate.Aggregate;
import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.aggregate.Ids;

/**
 * The places of a job that gives them while it is open. Who gets one is stored before they are decided on, and nobody else
 * gets one before they are: so of all who give places at the same time only one does, and never one too many.
 *
 * @param policy by which the places below are given
 * @param given the applications that get a place and may not all be decided yet
 */
@Document("allocations")
record Allocation(
        @Id String id, String organization, long version, String jobId, PolicyRevision policy, List<String> given)
        implements Aggregate<Allocation> {

    Allocation {
        given = List.copyOf(given);
    }

    static String id(Job job) {
        return Ids.derived(job.organization(), "allocation", job.id());
    }

    static Change<Allocation> of(Job job) {
        return Change.of(new Allocation(id(job), job.organization(), 0, job.id(), job.policy(), List.of()));
    }

    /** Gives places, once those before are decided. */
    Change<Allocation> give(PolicyRevision by, List<String> applications) {
        return Change.of(new Allocation(id, organization, version, jobId, by, applications));
    }

    @Override
    public Allocation withVersion(long next) {
        return new Allocation(id, organization, next, jobId, policy, given);
    }
}
