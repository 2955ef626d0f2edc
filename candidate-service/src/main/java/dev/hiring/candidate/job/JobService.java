package dev.hiring.candidate.job;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
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
        for (String assessmentId : assessmentIds) {
            if (!assessments.contains(organization, assessmentId)) {
                throw new JobProblem.AssessmentUnknown(assessmentId);
            }
        }
        return jobs.insertOrFind(Job.open(id, organization, title, assessmentIds, policy, now()));
    }

    public Job get(String organization, String id) {
        return jobs.find(organization, id).orElseThrow(() -> new NotFound("job"));
    }

    /** For what one can apply by now, the newest first. */
    public List<OpenJob> open(String organization, int most) {
        List<Job> open = jobs.open(organization, most);
        Map<String, String> titles = assessmentTitles(organization, open);
        return open.stream()
                .map(job -> new OpenJob(
                        job.id(),
                        job.title(),
                        job.assessmentIds().stream()
                                .map(id -> titles.getOrDefault(id, ""))
                                .collect(Collectors.joining(" + "))))
                .toList();
    }

    /** The titles of what these jobs ask for, by the ids of the assessments. */
    Map<String, String> assessmentTitles(String organization, List<Job> asking) {
        return assessments.titles(
                organization,
                asking.stream().flatMap(job -> job.assessmentIds().stream()).toList());
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
