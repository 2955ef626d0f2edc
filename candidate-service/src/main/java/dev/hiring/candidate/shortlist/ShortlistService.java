package dev.hiring.candidate.shortlist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import dev.hiring.candidate.application.Application;
import dev.hiring.candidate.application.ApplicationService;
import dev.hiring.candidate.application.Stage;
import dev.hiring.candidate.job.Job;
import dev.hiring.candidate.job.JobService;
import dev.hiring.candidate.person.CandidateService;
import dev.hiring.candidate.person.Details;
import dev.hiring.candidate.policy.Decision;
import dev.hiring.candidate.policy.Outcome;
import dev.hiring.kit.http.Cursor;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;

/** The ranked views of a job's decided applications: percent descending, then who was done first, then the id. */
@Service
class ShortlistService {

    /** Every rank key begins with a digit. */
    private static final String AFTER_ALL = ":";

    private final JobService jobs;
    private final ApplicationService applications;
    private final CandidateService candidates;

    ShortlistService(JobService jobs, ApplicationService applications, CandidateService candidates) {
        this.jobs = jobs;
        this.applications = applications;
        this.candidates = candidates;
    }

    /** Among those with the same outcome, or who wait for one as it does. */
    Rank rank(String organization, String applicationId) {
        Application application = applications.get(organization, applicationId);
        Decision decision = application.decision();
        if (application.rankKey() == null || application.stage() == Stage.WITHDRAWN) {
            throw new ShortlistProblem.NotRanked(application.stage());
        }
        Set<Stage> stages = decision == null ? Set.of(Stage.SCORED) : Stage.allOf(decision.outcome());
        long above = applications.countRanked(organization, application.jobId(), stages, application.requiredRankKey());
        long all = applications.countRanked(organization, application.jobId(), stages, AFTER_ALL);
        return new Rank(
                application.id(), application.jobId(), decision == null ? null : decision.outcome(), above + 1, all);
    }

    /** A cursor holds the rank and the rank key of the row before, so that no page has to count the ones above it. */
    Page<Ranked> page(String organization, String jobId, Outcome outcome, PageRequest request) {
        Job job = jobs.get(organization, jobId);
        long above = request.cursor().map(cursor -> cursor.integer(0)).orElse(0L);
        String after = request.cursor().map(cursor -> cursor.key(1)).orElse("");
        List<Application> rows =
                applications.ranked(organization, job.id(), Stage.allOf(outcome), after, request.limit() + 1);
        Map<String, Details> known = candidates.details(
                organization, rows.stream().map(Application::candidateId).toList());
        List<Ranked> ranked = new ArrayList<>();
        for (Application application : rows) {
            ranked.add(new Ranked(
                    Math.toIntExact(above + ranked.size() + 1),
                    application,
                    nameOf(known.get(application.candidateId()))));
        }
        return Page.of(
                ranked,
                request.limit(),
                row -> Cursor.of(Integer.toString(row.rank()), row.application().requiredRankKey()));
    }

    private static String nameOf(@Nullable Details details) {
        return details == null ? "" : details.name();
    }
}
