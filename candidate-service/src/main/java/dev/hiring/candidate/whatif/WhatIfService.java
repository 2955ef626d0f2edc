package dev.hiring.candidate.whatif;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import dev.hiring.candidate.application.Application;
import dev.hiring.candidate.application.ApplicationService;
import dev.hiring.candidate.application.Stage;
import dev.hiring.candidate.application.Standing;
import dev.hiring.candidate.job.Job;
import dev.hiring.candidate.job.JobService;
import dev.hiring.candidate.job.PolicyBody;
import dev.hiring.candidate.policy.Decision;
import dev.hiring.candidate.policy.Outcome;
import dev.hiring.candidate.policy.Outlook;
import dev.hiring.candidate.policy.PolicyRevision;
import dev.hiring.candidate.policy.Score;
import dev.hiring.candidate.policy.ShortlistPolicy;
import dev.hiring.candidate.whatif.Tally.Found;
import dev.hiring.candidate.whatif.WhatIf.Change;
import dev.hiring.candidate.whatif.WhatIf.Difference;
import dev.hiring.candidate.whatif.WhatIf.Would;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;

/**
 * Tries a policy on a job's applications. They are streamed once more for each thing that has to be known of all before
 * one is decided on; only those of the page are read as a whole.
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

    WhatIf ask(String organization, String jobId, PolicyBody body, @Nullable Difference wanted, PageRequest request) {
        Job job = jobs.get(organization, jobId);
        ShortlistPolicy policy = body.policyFor(job.assessmentIds(), "");
        Tally tally = new Tally(wanted, request);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Outlook outlook = outlook(job, policy, now);
        applications.standings(
                organization,
                jobId,
                policy.asksForParts(),
                standing -> considered(standing)
                        .ifPresentOrElse(
                                score -> compare(standing, score, outlook, policy, tally),
                                () -> tally.leaveOut(standing)));
        Page<Found> found = tally.found();
        return new WhatIf(
                jobId,
                job.policy().version(),
                now,
                tally.considered(),
                tally.leftOut(),
                tally.now(),
                tally.then(),
                tally.differences(),
                changes(organization, found.items()),
                found.next());
    }

    private Outlook outlook(Job job, ShortlistPolicy policy, Instant now) {
        int[] takenByPerson = {0};
        return Outlook.of(
                new PolicyRevision(job.policy().version() + 1, policy, now),
                applications.count(job.organization(), job.id(), Stage.SCORED_AND_THERE),
                () -> takenByPerson[0],
                scores -> takenByPerson[0] = eachConsidered(job, policy, scores),
                now);
    }

    /**
     * @return how many a person has put on the shortlist: they have a place, whatever the policy says
     */
    private int eachConsidered(Job job, ShortlistPolicy policy, BiConsumer<String, Score> scores) {
        int[] takenByPerson = {0};
        applications.standings(job.organization(), job.id(), policy.asksForParts(), standing -> {
            considered(standing).ifPresent(score -> scores.accept(standing.id(), score));
            if (standing.isDecidedByPerson() && Stage.allOf(Outcome.SHORTLISTED).contains(standing.stage())) {
                takenByPerson[0]++;
            }
        });
        return takenByPerson[0];
    }

    private static Optional<Score> considered(Standing standing) {
        return standing.isDecidedByPerson() ? Optional.empty() : standing.finalScore();
    }

    private static void compare(Standing standing, Score score, Outlook outlook, ShortlistPolicy policy, Tally tally) {
        Outcome stands = standing.outcome();
        Decision would = outlook.decide(standing.id(), score);
        if (stands == would.outcome()) {
            tally.same(would.outcome());
        } else {
            tally.differs(
                    new Found(difference(stands, would.outcome()), standing.id(), Would.of(would)),
                    stands,
                    policy.rankKey(score, standing.id()));
        }
    }

    private static Difference difference(@Nullable Outcome stands, Outcome would) {
        if (would == Outcome.SHORTLISTED) {
            return Difference.COMES_IN;
        }
        return stands == Outcome.SHORTLISTED ? Difference.FALLS_OUT : Difference.ALTERS;
    }

    private List<Change> changes(String organization, List<Found> found) {
        Map<String, Application> stored =
                applications
                        .all(
                                organization,
                                found.stream().map(Found::applicationId).toList())
                        .stream()
                        .collect(Collectors.toMap(Application::id, Function.identity()));
        return found.stream()
                .filter(each -> stored.containsKey(each.applicationId()))
                .map(each -> {
                    Application application = requireNonNull(stored.get(each.applicationId()));
                    return new Change(
                            each.difference(),
                            application.id(),
                            application.candidateId(),
                            requireNonNull(application.score()).percent(),
                            application.decision(),
                            each.then());
                })
                .toList();
    }
}
