package dev.hiring.candidate.export;

import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

import dev.hiring.candidate.application.Application;
import dev.hiring.candidate.application.ApplicationService;
import dev.hiring.candidate.job.JobService;
import dev.hiring.candidate.person.Candidate;
import dev.hiring.candidate.person.CandidateService;

/** Reads a job's applications together with whose they are. */
@Service
class ExportService {

    private final JobService jobs;
    private final ApplicationService applications;
    private final CandidateService candidates;

    ExportService(JobService jobs, ApplicationService applications, CandidateService candidates) {
        this.jobs = jobs;
        this.applications = applications;
        this.candidates = candidates;
    }

    /** Refuses to begin what would fail. */
    void requireJob(String organization, String jobId) {
        jobs.get(organization, jobId);
    }

    /** Row by row, so that a big job needs no more memory than a small one. */
    void rows(String organization, String jobId, Consumer<ExportRow> rows) {
        applications.each(organization, jobId, page -> {
            Map<String, Candidate> known = candidates.all(
                    organization, page.stream().map(Application::candidateId).toList());
            for (Application application : page) {
                rows.accept(ExportRow.of(application, known.get(application.candidateId())));
            }
        });
    }
}
