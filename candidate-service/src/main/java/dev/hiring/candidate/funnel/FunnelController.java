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

/** How the applications of a job get on. */
@RestController
@RequestMapping("/api/{apiVersion}/jobs/{id}/funnel")
class FunnelController {

    private final JobService jobs;
    private final ApplicationService applications;

    FunnelController(JobService jobs, ApplicationService applications) {
        this.jobs = jobs;
        this.applications = applications;
    }

    /** Counts the applications of a job by stage, and tells how long the steps take. */
    @GetMapping
    @RolesAllowed({Role.ATS, Role.RECRUITER, Role.ANALYST, Role.ADMIN})
    Funnel get(Caller caller, @PathVariable String id) {
        Job job = jobs.get(caller.organization(), id);
        FunnelCount count = new FunnelCount();
        applications.progress(caller.organization(), job.id(), count::add);
        return count.funnel(job.id());
    }
}
