package dev.hiring.candidate.shortlist;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

import dev.hiring.candidate.application.Application;
import dev.hiring.candidate.application.ApplicationService;
import dev.hiring.candidate.application.Stage;
import dev.hiring.candidate.job.Job;

/** Those who have a final score and no decision, in the order of the ranking. */
@Component
final class Waiting {

    private static final int PART = 100;

    private final ApplicationService applications;

    Waiting(ApplicationService applications) {
        this.applications = applications;
    }

    /** The best first, read in parts; whoever is decided on meanwhile does no harm. */
    Stream<Application> in(Job job) {
        return Stream.iterate(
                        part(job.organization(), job.id(), ""),
                        part -> !part.isEmpty(),
                        part -> part(
                                job.organization(), job.id(), part.getLast().requiredRankKey()))
                .flatMap(List::stream);
    }

    /** The next ones. */
    List<Application> part(String organization, String jobId, String after) {
        return applications.ranked(organization, jobId, Stage.SCORED, after, PART);
    }
}
