package dev.hiring.candidate.export;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

import dev.hiring.candidate.application.Application;
import dev.hiring.candidate.application.ApplicationService;
import dev.hiring.candidate.job.JobService;
import dev.hiring.candidate.person.CandidateService;
import dev.hiring.candidate.person.Details;
import dev.hiring.kit.http.Caller;
import dev.hiring.kit.privacy.AccessLog;

/** Reads a job's applications together with whose they are. */
@Service
class ExportService {

    private final JobService jobs;
    private final ApplicationService applications;
    private final CandidateService candidates;
    private final AccessLog accesses;

    ExportService(JobService jobs, ApplicationService applications, CandidateService candidates, AccessLog accesses) {
        this.jobs = jobs;
        this.applications = applications;
        this.candidates = candidates;
        this.accesses = accesses;
    }

    /** Refuses to begin what would fail. */
    void requireJob(String organization, String jobId) {
        jobs.get(organization, jobId);
    }

    /** Row by row, so that a big job needs no more memory than a small one. */
    void rows(Caller caller, String jobId, Consumer<ExportRow> rows) {
        String organization = caller.organization();
        applications.each(organization, jobId, page -> {
            List<String> candidateIds =
                    page.stream().map(Application::candidateId).toList();
            accesses.put(caller, "exports", candidateIds);
            Map<String, Details> known = candidates.details(organization, candidateIds);
            for (Application application : page) {
                rows.accept(ExportRow.of(application, known.get(application.candidateId())));
            }
        });
    }
}
