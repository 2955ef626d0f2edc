package dev.hiring.candidate.job;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.hiring.candidate.policy.PolicyRevision;
import dev.hiring.kit.http.ApiPath;
import dev.hiring.kit.http.Caller;
import dev.hiring.kit.http.ETags;
import dev.hiring.kit.http.IdempotencyKey;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;
import dev.hiring.kit.http.SingleLine;
import dev.hiring.kit.security.Role;

@RestController
@RequestMapping("/api/{apiVersion}/jobs")
class JobController {

    private final JobService jobs;

    JobController(JobService jobs) {
        this.jobs = jobs;
    }

    @PostMapping
    @RolesAllowed({Role.RECRUITER, Role.ADMIN})
    ResponseEntity<JobResponse> open(
            Caller caller, IdempotencyKey key, ApiPath api, @Valid @RequestBody JobRequest request) {
        Job job = jobs.open(
                key.id("job"),
                caller.organization(),
                request.title(),
                request.assessmentId(),
                request.shortlistPolicy().policy());
        return ResponseEntity.created(api.to("jobs", job.id()))
                .eTag(ETags.of(job.version()))
                .body(JobResponse.of(job));
    }

    @GetMapping
    @RolesAllowed({Role.ATS, Role.RECRUITER, Role.ANALYST, Role.ADMIN})
    Page<JobResponse> page(Caller caller, PageRequest request) {
        return jobs.page(caller.organization(), request).map(JobResponse::of);
    }

    @GetMapping("/{id}")
    @RolesAllowed({Role.ATS, Role.RECRUITER, Role.ANALYST, Role.ADMIN})
    ResponseEntity<JobResponse> get(Caller caller, @PathVariable String id) {
        return answer(jobs.get(caller.organization(), id));
    }

    @PutMapping("/{id}/shortlist-policy")
    @RolesAllowed({Role.RECRUITER, Role.ADMIN})
    ResponseEntity<JobResponse> replacePolicy(
            Caller caller, @PathVariable String id, IfMatch ifMatch, @Valid @RequestBody PolicyBody policy) {
        return answer(jobs.replacePolicy(caller.organization(), id, ifMatch, policy.policy()));
    }

    @PostMapping("/{id}/close")
    @RolesAllowed({Role.RECRUITER, Role.ADMIN})
    ResponseEntity<JobResponse> close(Caller caller, @PathVariable String id, IfMatch ifMatch) {
        return answer(jobs.close(caller.organization(), id, ifMatch));
    }

    private static ResponseEntity<JobResponse> answer(Job job) {
        return ResponseEntity.ok().eTag(ETags.of(job.version())).body(JobResponse.of(job));
    }

    record JobRequest(
            @NotBlank @Size(max = 200) @SingleLine String title,
            @NotBlank @Size(max = 100) @SingleLine String assessmentId,
            @NotNull @Valid PolicyBody shortlistPolicy) {}

    enum State {
        OPEN,
        CLOSED
    }

    /** The policy with its version, and the ones before it. */
    record JobResponse(
            String id,
            State state,
            String title,
            String assessmentId,
            PolicyBody shortlistPolicy,
            int policyVersion,
            List<PolicyVersion> policyHistory,
            Instant openedAt,
            @Nullable Instant closedAt) {

        static JobResponse of(Job job) {
            return new JobResponse(
                    job.id(),
                    job.isClosed() ? State.CLOSED : State.OPEN,
                    job.title(),
                    job.assessmentId(),
                    PolicyBody.of(job.policy().policy()),
                    job.policy().version(),
                    job.policies().stream().map(PolicyVersion::of).toList(),
                    job.openedAt(),
                    job.closedAt());
        }
    }

    record PolicyVersion(int version, PolicyBody shortlistPolicy, Instant since) {

        static PolicyVersion of(PolicyRevision revision) {
            return new PolicyVersion(revision.version(), PolicyBody.of(revision.policy()), revision.since());
        }
    }
}
