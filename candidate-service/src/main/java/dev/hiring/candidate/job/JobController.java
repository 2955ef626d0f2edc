package dev.hiring.candidate.job;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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
import dev.hiring.candidate.policy.ShortlistPolicy;
import dev.hiring.kit.http.ApiPath;
import dev.hiring.kit.http.Caller;
import dev.hiring.kit.http.ETags;
import dev.hiring.kit.http.IdempotencyKey;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.InvalidRequest;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;
import dev.hiring.kit.http.SingleLine;
import dev.hiring.kit.security.Role;

/** Jobs, each with the assessments that its candidates take and the policy that shortlists them. */
@RestController
@RequestMapping("/api/{apiVersion}/jobs")
class JobController {

    private final JobService jobs;

    JobController(JobService jobs) {
        this.jobs = jobs;
    }

    /** Opens a job whose assessments are published. From then on people can apply, and each takes all of them. */
    @PostMapping
    @RolesAllowed({Role.RECRUITER, Role.ADMIN})
    ResponseEntity<JobResponse> open(
            Caller caller, IdempotencyKey key, ApiPath api, @Valid @RequestBody JobRequest request) {
        Job job = jobs.open(
                key.id("job"), caller.organization(), request.title(), request.assessments(), request.policy());
        return ResponseEntity.created(api.to("jobs", job.id()))
                .eTag(ETags.of(job.version()))
                .body(JobResponse.of(job));
    }

    /** Lists the jobs of the organization, the newest first. */
    @GetMapping
    @RolesAllowed({Role.ATS, Role.RECRUITER, Role.ANALYST, Role.ADMIN})
    Page<JobResponse> page(Caller caller, PageRequest request) {
        return jobs.page(caller.organization(), request).map(JobResponse::of);
    }

    /** Reads a job with the versions of its policy. */
    @GetMapping("/{id}")
    @RolesAllowed({Role.ATS, Role.RECRUITER, Role.ANALYST, Role.ADMIN})
    ResponseEntity<JobResponse> get(Caller caller, @PathVariable String id) {
        return answer(jobs.get(caller.organization(), id));
    }

    /** Replaces the policy by which a job shortlists. What was decided before stays decided. */
    @PutMapping("/{id}/shortlist-policy")
    @RolesAllowed({Role.RECRUITER, Role.ADMIN})
    ResponseEntity<JobResponse> replacePolicy(
            Caller caller, @PathVariable String id, IfMatch ifMatch, @Valid @RequestBody PolicyBody policy) {
        List<String> assessmentIds = jobs.get(caller.organization(), id).assessmentIds();
        return answer(jobs.replacePolicy(caller.organization(), id, ifMatch, policy.policyFor(assessmentIds, "")));
    }

    /**
     * Closes a job for good. Nobody can apply any more, and where the policy takes the best, they are chosen now. Tests that
     * were begun are still marked.
     */
    @PostMapping("/{id}/close")
    @RolesAllowed({Role.RECRUITER, Role.ADMIN})
    ResponseEntity<JobResponse> close(Caller caller, @PathVariable String id, IfMatch ifMatch) {
        return answer(jobs.close(caller.organization(), id, ifMatch));
    }

    private static ResponseEntity<JobResponse> answer(Job job) {
        return ResponseEntity.ok().eTag(ETags.of(job.version())).body(JobResponse.of(job));
    }

    /**
     * A job to open.
     *
     * @param title what people call it
     * @param assessmentId of a published assessment; either this or {@code assessmentIds}
     * @param assessmentIds of published assessments, all of which everybody takes, 1 to 10
     * @param shortlistPolicy who is shortlisted
     */
    record JobRequest(
            @NotBlank @Size(max = 200) @SingleLine String title,
            @Nullable @Size(min = 1, max = 100) @SingleLine String assessmentId,

            @Nullable @Size(min = 1, max = Job.MOST_ASSESSMENTS)
            List<@NotNull @Size(min = 1, max = 100) @SingleLine String> assessmentIds,

            @NotNull @Valid PolicyBody shortlistPolicy) {

        List<String> assessments() {
            if (assessmentIds == null) {
                if (assessmentId == null) {
                    throw new InvalidRequest("assessmentId", "must be given, or else assessmentIds");
                }
                return List.of(assessmentId);
            }
            if (assessmentId != null) {
                throw new InvalidRequest("assessmentIds", "cannot be given beside assessmentId");
            }
            if (Set.copyOf(assessmentIds).size() < assessmentIds.size()) {
                throw new InvalidRequest("assessmentIds", "must name an assessment once");
            }
            return assessmentIds;
        }

        ShortlistPolicy policy() {
            return shortlistPolicy.policyFor(assessments(), "shortlistPolicy.");
        }
    }

    /** Whether people can apply. */
    enum State {
        OPEN,
        CLOSED
    }

    /**
     * A job with its policy.
     *
     * @param assessmentId the first of {@code assessments}
     * @param assessments what everybody takes who applies
     * @param shortlistPolicy the one that decides now
     * @param policyVersion counted from 1
     * @param policyHistory all versions of the policy, the oldest first
     * @param closedAt null while it is open
     */
    record JobResponse(
            String id,
            State state,
            String title,
            String assessmentId,
            List<AskedAssessment> assessments,
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
                    job.assessments().getFirst().id(),
                    job.assessments(),
                    PolicyBody.of(job.policy().policy()),
                    job.policy().version(),
                    job.policies().stream().map(PolicyVersion::of).toList(),
                    job.openedAt(),
                    job.closedAt());
        }
    }

    /**
     * A version of the policy.
     *
     * @param version counted from 1
     * @param shortlistPolicy what it asks for
     * @param since when it took effect
     */
    record PolicyVersion(int version, PolicyBody shortlistPolicy, Instant since) {

        static PolicyVersion of(PolicyRevision revision) {
            return new PolicyVersion(revision.version(), PolicyBody.of(revision.policy()), revision.since());
        }
    }
}
