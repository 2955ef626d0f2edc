package dev.hiring.candidate.funnel;

import jakarta.annotation.security.RolesAllowed;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.hiring.candidate.application.ApplicationService;
import dev.hiring.candidate.job.Job;
import dev.hiring.candidate.job.JobService;
import dev.hiring.kit.http.Caller;
import dev.hiring.kit.security.Role;

/** How the scores of a job are spread. */
@RestController
@RequestMapping("/api/{apiVersion}/jobs/{id}/score-distribution")
class ScoreDistributionController {

    private final JobService jobs;
    private final ApplicationService applications;

    ScoreDistributionController(JobService jobs, ApplicationService applications) {
        this.jobs = jobs;
        this.applications = applications;
    }

    /** Counts the final scores of a job in ten bins. */
    @GetMapping(version = "v2+")
    @RolesAllowed({Role.ATS, Role.RECRUITER, Role.ANALYST, Role.ADMIN})
    ScoreDistribution get(Caller caller, @PathVariable String id) {
        Job job = jobs.get(caller.organization(), id);
        return ScoreDistribution.of(job.id(), applications.percents(caller.organization(), job.id()));
    }
}
