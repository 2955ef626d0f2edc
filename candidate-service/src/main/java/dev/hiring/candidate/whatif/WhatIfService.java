package dev.hiring.candidate.whatif;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import dev.hiring.candidate.application.ApplicationService;
import dev.hiring.candidate.application.Stage;
import dev.hiring.candidate.application.Standing;
import dev.hiring.candidate.job.Job;
import dev.hiring.candidate.job.JobService;
import dev.hiring.candidate.policy.Decision;
import dev.hiring.candidate.policy.Outcome;
import dev.hiring.candidate.policy.Outlook;
import dev.hiring.candidate.policy.PolicyRevision;
import dev.hiring.candidate.policy.Score;
import dev.hiring.candidate.policy.ShortlistPolicy;
import dev.hiring.candidate.whatif.WhatIf.Change;
import dev.hiring.candidate.whatif.WhatIf.Difference;
import dev.hiring.candidate.whatif.WhatIf.Would;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;

/**
 * Tries a policy on a job's applications. They are read once more for each thing that has to be known of all before one is
 * decided on; none is kept.
 */
@Service
class WhatIfService {

    private final ApplicationService applications;
    private final JobService jobs;
    private final Clock clock;

    WhatIfService(ApplicationService applications, JobService jobs, Clock clock) {
        this.applications = applications;
        this.jobs = jobs;
        this.clock = clock;
    }

    WhatIf ask(
            String organization,
            String jobId,
            ShortlistPolicy policy,
            @Nullable Difference wanted,
            PageRequest request) {
        Job job = jobs.get(organization, jobId);
        Tally tally = new Tally(wanted, request);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Outlook outlook = outlook(job, policy, now);
        applications.standings(
                organization,
                jobId,
                standing -> considered(standing)
                        .ifPresentOrElse(
                                score -> compare(standing, score, outlook, policy, tally),
                                () -> tally.leaveOut(standing)));
        Page<Change> changes = tally.changes();
        return new WhatIf(
                jobId,
                job.policy().version(),
                now,
                tally.considered(),
                tally.leftOut(),
                tally.now(),
                tally.then(),
                tally.differences(),
                changes.items(),
                changes.next());
    }

    private Outlook outlook(Job job, ShortlistPolicy policy, Instant now) {
        PolicyRevision revision = new PolicyRevision(job.policy().version() + 1, policy, now);
        return Outlook.of(
                revision,
                applications.count(job.organization(), job.id(), Stage.SCORED_AND_THERE),
                policy.isRolling() ? takenByPerson(job) : 0,
                scores -> eachConsidered(job, scores),
                now);
    }

    /** Whom a person has put on the shortlist has a place, whatever the policy says. */
    private int takenByPerson(Job job) {
        int[] count = {0};
        applications.standings(job.organization(), job.id(), standing -> {
            if (standing.isDecidedByPerson() && Stage.allOf(Outcome.SHORTLISTED).contains(standing.stage())) {
                count[0]++;
            }
        });
        return count[0];
    }

    private void eachConsidered(Job job, BiConsumer<String, Score> scores) {
        applications.standings(
                job.organization(),
                job.id(),
                standing -> considered(standing).ifPresent(score -> scores.accept(standing.id(), score)));
    }

    private static Optional<Score> considered(Standing standing) {
        return standing.isDecidedByPerson() ? Optional.empty() : standing.finalScore();
    }

    private static void compare(Standing standing, Score score, Outlook outlook, ShortlistPolicy policy, Tally tally) {
        Decision stands = standing.decision();
        Decision would = outlook.decide(standing.id(), score);
        if (stands != null && stands.outcome() == would.outcome()) {
            tally.same(would.outcome());
            return;
        }
        tally.differs(
                new Change(
                        difference(stands, would),
                        standing.id(),
                        standing.candidateId(),
                        score.percent(),
                        stands,
                        Would.of(would)),
                policy.rankKey(score, standing.id()));
    }

    private static Difference difference(@Nullable Decision stands, Decision would) {
        if (would.outcome() == Outcome.SHORTLISTED) {
            return Difference.COMES_IN;
        }
        return stands != null && stands.outcome() == Outcome.SHORTLISTED ? Difference.FALLS_OUT : Difference.ALTERS;
    }
}
