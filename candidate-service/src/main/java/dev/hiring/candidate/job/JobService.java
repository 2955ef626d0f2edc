package dev.hiring.candidate.job;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

import dev.hiring.candidate.policy.ShortlistPolicy;
import dev.hiring.events.AssessmentEvent.AssessmentPublished;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.NotFound;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;

/** Opens and closes jobs and replaces their policies. */
@Service
public final class JobService {

    private final Jobs jobs;
    private final PublishedAssessments assessments;
    private final ApplicationEventPublisher hints;
    private final Clock clock;

    JobService(Jobs jobs, PublishedAssessments assessments, ApplicationEventPublisher hints, Clock clock) {
        this.jobs = jobs;
        this.assessments = assessments;
        this.hints = hints;
        this.clock = clock;
    }

    Job open(String id, String organization, String title, List<String> assessmentIds, ShortlistPolicy policy) {
        Map<String, String> titles = assessments.titles(organization, assessmentIds);
        List<AskedAssessment> asked = assessmentIds.stream()
                .map(each -> new AskedAssessment(
                        each,
                        Optional.ofNullable(titles.get(each))
                                .orElseThrow(() -> new JobProblem.AssessmentUnknown(each))))
                .toList();
        return jobs.insertOrFind(Job.open(id, organization, title, asked, policy, now()));
    }

    public Job get(String organization, String id) {
        return jobs.find(organization, id).orElseThrow(() -> new NotFound("job"));
    }

    /** For what one can apply by now, the newest first. */
    public List<OpenJob> open(String organization, int most) {
        return jobs.open(organization, most).stream()
                .map(job -> new OpenJob(
                        job.id(),
                        job.title(),
                        job.assessments().stream().map(AskedAssessment::title).collect(Collectors.joining(" + "))))
                .toList();
    }

    Page<Job> page(String organization, PageRequest request) {
        return jobs.page(organization, request);
    }

    Job replacePolicy(String organization, String id, IfMatch ifMatch, ShortlistPolicy policy) {
        Job job = jobs.change(organization, id, ifMatch, stored -> stored.withPolicy(policy, now()));
        hints.publishEvent(new DecisionsDue(organization, id));
        return job;
    }

    Job close(String organization, String id, IfMatch ifMatch) {
        Job job = jobs.change(organization, id, ifMatch, stored -> stored.close(now()));
        hints.publishEvent(new DecisionsDue(organization, id));
        return job;
    }

    public void assessmentPublished(String organization, AssessmentPublished event) {
        assessments.save(organization, event);
    }

    /** The store keeps milliseconds; what is answered and told in events is what is stored. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
