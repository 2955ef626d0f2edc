package dev.hiring.candidate.shortlist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

import dev.hiring.candidate.application.Application;
import dev.hiring.candidate.job.Job;
import dev.hiring.candidate.policy.Cut;
import dev.hiring.candidate.policy.Decision;
import dev.hiring.candidate.policy.PolicyRevision;
import dev.hiring.candidate.policy.Score;
import dev.hiring.kit.aggregate.Aggregate;
import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.aggregate.Ids;

/**
 * The choice of a closed job's best, one part of the ranking after the other. The places of a part are stored before
 * anybody in it is decided on, so that whoever goes on after a crash decides the same.
 *
 * @param policy the policy that the job was closed with
 * @param cut where the ranking is cut, as it was when the selection began
 * @param part the places that are fixed and may not all be decided yet
 * @param after the {@code rankKey} of the last place that is fixed
 * @param ranked how many ranks were given
 */
@Document("selections")
record Selection(
        @Id String id,
        String organization,
        long version,
        String jobId,
        PolicyRevision policy,
        Cut cut,
        List<Place> part,
        String after,
        int ranked,
        boolean done)
        implements Aggregate<Selection> {

    Selection {
        part = List.copyOf(part);
        // One that was begun before cuts were kept; its policy names the number and asks for no rule of ties.
        cut = cut == null ? new Cut(policy.policy().places(0), null, null) : cut;
    }

    /**
     * @param rank null if the policy decides without ranking
     */
    record Place(String applicationId, @Nullable Integer rank) {}

    static String id(Job job) {
        return Ids.derived(job.organization(), "selection", job.id());
    }

    static Change<Selection> of(Job job, Cut cut) {
        return Change.of(
                new Selection(id(job), job.organization(), 0, job.id(), job.policy(), cut, List.of(), "", 0, false));
    }

    /** Fixes the places of those who come next in the ranking; when nobody does, the selection is done. */
    Change<Selection> next(List<Application> waiting, Instant now) {
        List<Place> places = new ArrayList<>();
        int rank = ranked;
        String last = after;
        for (Application application : waiting) {
            boolean open = application
                    .awaitingDecision()
                    .flatMap(score -> policy.decide(score, now))
                    .isEmpty();
            places.add(new Place(application.id(), open ? ++rank : null));
            last = application.requiredRankKey();
        }
        return Change.of(
                new Selection(id, organization, version, jobId, policy, cut, places, last, rank, waiting.isEmpty()));
    }

    Decision decide(Place place, Score score, Instant now) {
        return place.rank() == null
                ? policy.decideLate(score, now)
                : policy.decideRanked(score, place.rank(), cut, now);
    }

    @Override
    public Selection withVersion(long next) {
        return new Selection(id, organization, next, jobId, policy, cut, part, after, ranked, done);
    }
}
