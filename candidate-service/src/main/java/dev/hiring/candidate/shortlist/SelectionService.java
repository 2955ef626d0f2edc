package dev.hiring.candidate.shortlist;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

import dev.hiring.candidate.application.Application;
import dev.hiring.candidate.application.ApplicationService;
import dev.hiring.candidate.application.Stage;
import dev.hiring.candidate.job.DecisionsDue;
import dev.hiring.candidate.job.Job;
import dev.hiring.candidate.job.JobService;

/**
 * Makes the decisions that could not be made when the score came: the best of a closed job, and whoever was left
 * waiting by a policy that has been replaced. May be run at any time, twice at once and again after a crash.
 */
@Service
class SelectionService {

    private static final int PART = 100;

    private final Selections selections;
    private final ApplicationService applications;
    private final JobService jobs;
    private final Clock clock;

    SelectionService(Selections selections, ApplicationService applications, JobService jobs, Clock clock) {
        this.selections = selections;
        this.applications = applications;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** The jobs in which somebody waits, whether or not something can be decided. */
    List<DecisionsDue> waiting() {
        return applications.awaitingDecision();
    }

    void decide(String organization, String jobId) {
        Job job = jobs.get(organization, jobId);
        if (job.policy().policy().ranksAtClosing()) {
            Optional<Selection> begun = selections.of(job);
            if (begun.isEmpty() && (!job.isClosed() || someStillInTest(job))) {
                return;
            }
            select(begun.orElseGet(() -> selections.begin(job)));
        }
        decideRest(job);
    }

    private boolean someStillInTest(Job job) {
        return applications.anyIn(job.organization(), job.id(), Stage.BEFORE_SCORE);
    }

    private void select(Selection begun) {
        Selection selection = begun;
        while (!selection.done()) {
            for (Selection.Place place : selection.part()) {
                Selection current = selection;
                applications.decide(
                        current.organization(), place.applicationId(), score -> current.decide(place, score, now()));
            }
            selection = selections.update(selection.next(waitingAfter(selection), now()));
        }
    }

    private List<Application> waitingAfter(Selection selection) {
        return applications.ranked(selection.organization(), selection.jobId(), Stage.SCORED, selection.after(), PART);
    }

    /** Nobody waits for a ranking here: the policy takes no best, or the best have been chosen. */
    private void decideRest(Job job) {
        String after = "";
        List<Application> rest;
        do {
            rest = applications.ranked(job.organization(), job.id(), Stage.SCORED, after, PART);
            for (Application application : rest) {
                applications.decide(
                        job.organization(),
                        application.id(),
                        score -> job.policy().decideLate(score, now()));
                after = application.requiredRankKey();
            }
        } while (rest.size() == PART);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
