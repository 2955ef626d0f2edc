package dev.hiring.candidate.shortlist;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

import dev.hiring.candidate.application.ApplicationService;
import dev.hiring.candidate.application.Stage;
import dev.hiring.candidate.job.DecisionsDue;
import dev.hiring.candidate.job.Job;
import dev.hiring.candidate.job.JobService;
import dev.hiring.candidate.policy.Cut;
import dev.hiring.candidate.policy.PolicyRevision;
import dev.hiring.candidate.policy.ShortlistPolicy;

/**
 * Makes the decisions that could not be made when the score came: the places of an open job, the best of a closed one, and
 * whoever was left waiting by a policy that has been replaced. May be run at any time, twice at once and again after a
 * crash.
 */
@Service
class SelectionService {

    private final Selections selections;
    private final AllocationService places;
    private final ApplicationService applications;
    private final JobService jobs;
    private final Waiting waiting;
    private final Clock clock;

    SelectionService(
            Selections selections,
            AllocationService places,
            ApplicationService applications,
            JobService jobs,
            Waiting waiting,
            Clock clock) {
        this.selections = selections;
        this.places = places;
        this.applications = applications;
        this.jobs = jobs;
        this.waiting = waiting;
        this.clock = clock;
    }

    /** The jobs in which somebody waits, whether or not something can be decided. */
    List<DecisionsDue> waiting() {
        return applications.awaitingDecision();
    }

    void decide(String organization, String jobId) {
        Job job = jobs.get(organization, jobId);
        if (job.policy().policy().takesBest()) {
            Optional<Selection> begun = selections.of(job);
            if (begun.isEmpty()) {
                // Asked before places are given: whoever comes in between finds the places given, or waits for the next
                // run.
                boolean last = job.isClosed() && !someStillInTest(job);
                rankAnew(job);
                if (job.policy().policy().isRolling()) {
                    places.give(job);
                }
                if (!last) {
                    return;
                }
            }
            select(begun.orElseGet(() -> selections.begin(job, cut(job))));
        }
        decideRest(job);
    }

    private boolean someStillInTest(Job job) {
        return applications.anyIn(job.organization(), job.id(), Stage.BEFORE_SCORE);
    }

    /** Those who wait were ranked by the policy of their day. Only other weights make another ranking. */
    private void rankAnew(Job job) {
        ShortlistPolicy policy = job.policy().policy();
        boolean sameWeights =
                job.policies().stream().allMatch(before -> before.policy().weighsAs(policy));
        if (!sameWeights) {
            waiting.in(job).forEach(application -> applications.rank(job.organization(), application.id(), policy));
        }
    }

    /** Reads the ranking as far as the first who has no place. */
    private Cut cut(Job job) {
        PolicyRevision policy = job.policy();
        if (policy.policy().isRolling()) {
            return new Cut(0, null, null);
        }
        int cohort = applications.count(job.organization(), job.id(), Stage.SCORED_AND_THERE);
        int number = policy.policy().places(cohort);
        List<BigDecimal> around = waiting.in(job)
                .flatMap(application -> application.awaitingDecision().stream())
                .filter(score -> policy.decide(score, now()).isEmpty())
                .skip(number - 1L)
                .limit(2)
                .flatMap(score -> policy.policy().percent(score).stream())
                .toList();
        return Cut.of(
                number,
                policy.policy().bestPercent() == null ? null : cohort,
                around.isEmpty() ? null : around.getFirst(),
                around.size() < 2 ? null : around.getLast());
    }

    private void select(Selection begun) {
        Selection selection = begun;
        while (!selection.done()) {
            for (Selection.Place place : selection.part()) {
                Selection current = selection;
                applications.decide(
                        current.organization(), place.applicationId(), score -> current.decide(place, score, now()));
            }
            selection = selections.update(selection.next(
                    waiting.part(selection.organization(), selection.jobId(), selection.after()), now()));
        }
    }

    /** Nobody waits for a ranking here: the policy takes no best, or the best have been chosen. */
    private void decideRest(Job job) {
        waiting.in(job)
                .forEach(application -> applications.decide(
                        job.organization(),
                        application.id(),
                        score -> job.policy().decideLate(score, now())));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
