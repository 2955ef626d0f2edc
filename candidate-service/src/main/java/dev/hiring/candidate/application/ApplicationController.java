package dev.hiring.candidate.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.hiring.candidate.person.CandidateRequest;
import dev.hiring.kit.http.ApiPath;
import dev.hiring.kit.http.Caller;
import dev.hiring.kit.http.ETags;
import dev.hiring.kit.http.IdempotencyKey;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;
import dev.hiring.kit.http.PersonalAnswer;
import dev.hiring.kit.http.SingleLine;
import dev.hiring.kit.security.Role;

/** Applications of candidates for jobs, with how far they are, what they scored and what was decided. */
@RestController
@RequestMapping("/api/{apiVersion}/applications")
class ApplicationController {

    private final ApplicationService applications;

    ApplicationController(ApplicationService applications) {
        this.applications = applications;
    }

    /**
     * Posts an application. The candidate is invited to the tests of the job; one whom the organization knows by this e-mail
     * address is the same candidate.
     */
    @PostMapping
    @RolesAllowed({Role.ATS, Role.RECRUITER, Role.ADMIN})
    ResponseEntity<ApplicationResponse> apply(
            Caller caller, IdempotencyKey key, ApiPath api, @Valid @RequestBody ApplicationRequest request) {
        Application application = applications.apply(
                caller.organization(),
                request.jobId(),
                request.candidate().details(),
                request.externalReference(),
                key.id("application"));
        PersonalAnswer.of(application.candidateId());
        return ResponseEntity.created(api.to("applications", application.id()))
                .eTag(ETags.of(application.version()))
                .body(ApplicationResponse.of(application));
    }

    /**
     * Lists applications, the newest first, each with the decision that stands.
     *
     * @param jobId only those for this job
     * @param stage only those that are in this stage
     */
    @GetMapping(version = "v1")
    @RolesAllowed({Role.ATS, Role.RECRUITER, Role.ANALYST, Role.ADMIN})
    Page<ApplicationResponse> pageWithoutHistory(
            Caller caller,
            @RequestParam(required = false) @Nullable String jobId,
            @RequestParam(required = false) @Nullable Stage stage,
            PageRequest request) {
        return applications
                .page(caller.organization(), new ApplicationFilter(jobId, stage, null), request)
                .map(ApplicationResponse::of);
    }

    /**
     * Lists applications, the newest first, each with all that was decided on it.
     *
     * @param jobId only those for this job
     * @param stage only those that are in this stage
     * @param externalReference only those that the caller's system calls so
     */
    @GetMapping(version = "v2+")
    @RolesAllowed({Role.ATS, Role.RECRUITER, Role.ANALYST, Role.ADMIN})
    Page<ApplicationWithHistory> page(
            Caller caller,
            @RequestParam(required = false) @Nullable String jobId,
            @RequestParam(required = false) @Nullable Stage stage,
            @RequestParam(required = false) @Nullable String externalReference,
            PageRequest request) {
        return applications
                .page(caller.organization(), new ApplicationFilter(jobId, stage, externalReference), request)
                .map(ApplicationWithHistory::of);
    }

    /** Reads an application with the decision that stands. */
    @GetMapping(path = "/{id}", version = "v1")
    @RolesAllowed({Role.ATS, Role.RECRUITER, Role.ANALYST, Role.ADMIN})
    ResponseEntity<ApplicationResponse> getWithoutHistory(Caller caller, @PathVariable String id) {
        return answer(applications.get(caller.organization(), id));
    }

    /** Reads an application with all that was decided on it. */
    @GetMapping(path = "/{id}", version = "v2+")
    @RolesAllowed({Role.ATS, Role.RECRUITER, Role.ANALYST, Role.ADMIN})
    ResponseEntity<ApplicationWithHistory> get(Caller caller, @PathVariable String id) {
        Application application = applications.get(caller.organization(), id);
        return ResponseEntity.ok().eTag(ETags.of(application.version())).body(ApplicationWithHistory.of(application));
    }

    /** Withdraws an application, if it is not over. A test that was not started is cancelled. */
    @PostMapping("/{id}/withdraw")
    @RolesAllowed({Role.ATS, Role.RECRUITER, Role.ADMIN})
    ResponseEntity<ApplicationResponse> withdraw(Caller caller, @PathVariable String id, IfMatch ifMatch) {
        return answer(applications.withdraw(caller.organization(), id, ifMatch, caller.subject()));
    }

    private static ResponseEntity<ApplicationResponse> answer(Application application) {
        PersonalAnswer.of(application.candidateId());
        return ResponseEntity.ok().eTag(ETags.of(application.version())).body(ApplicationResponse.of(application));
    }

    /**
     * Who applies for what.
     *
     * @param candidate who applies
     * @param externalReference how the caller's system calls the application; no personal data
     */
    record ApplicationRequest(
            @NotBlank @Size(max = 100) @SingleLine String jobId,
            @NotNull @Valid CandidateRequest candidate,
            @Nullable @Size(min = 1, max = 200) @SingleLine String externalReference) {}
}
