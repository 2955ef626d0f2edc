package dev.hiring.candidate.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.hiring.candidate.policy.Outcome;
import dev.hiring.kit.http.Caller;
import dev.hiring.kit.http.ETags;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.PersonalAnswer;
import dev.hiring.kit.http.Problem;
import dev.hiring.kit.http.SingleLine;
import dev.hiring.kit.privacy.AccessLog;
import dev.hiring.kit.security.Role;

/** What people do with applications after the test, and the trail of it. */
@RestController
@RequestMapping("/api/{apiVersion}/applications")
class PipelineController {

    private final ApplicationService applications;
    private final AccessLog accesses;

    PipelineController(ApplicationService applications, AccessLog accesses) {
        this.applications = applications;
        this.accesses = accesses;
    }

    /** Decides of an application otherwise than its policy did, with a reason. */
    @PostMapping(path = "/{id}/override", version = "v2+")
    @RolesAllowed({Role.RECRUITER, Role.ADMIN})
    ResponseEntity<ApplicationWithHistory> override(
            Caller caller, @PathVariable String id, IfMatch ifMatch, @Valid @RequestBody OverrideRequest request) {
        return answer(applications.override(
                caller.organization(), id, ifMatch, request.outcome().outcome(), request.reason(), caller.subject()));
    }

    /** Moves a shortlisted application on, with a reason. */
    @PostMapping(path = "/{id}/move", version = "v2+")
    @RolesAllowed({Role.ATS, Role.RECRUITER, Role.ADMIN})
    ResponseEntity<ApplicationWithHistory> move(
            Caller caller, @PathVariable String id, IfMatch ifMatch, @Valid @RequestBody MoveRequest request) {
        return answer(applications.move(
                caller.organization(), id, ifMatch, request.stage(), request.reason(), caller.subject()));
    }

    /**
     * Moves shortlisted applications on, each by itself.
     *
     * <p>One that is refused leaves the others moved. Asking again moves nobody twice.
     */
    @PostMapping(path = "/moves", version = "v2+")
    @RolesAllowed({Role.ATS, Role.RECRUITER, Role.ADMIN})
    MovesResponse moves(Caller caller, @Valid @RequestBody MovesRequest request) {
        return new MovesResponse(request.applicationIds().stream()
                .map(id -> moved(caller, id, request))
                .toList());
    }

    private Moved moved(Caller caller, String id, MovesRequest request) {
        try {
            Application application = applications.move(
                    caller.organization(), id, IfMatch.any(), request.stage(), request.reason(), caller.subject());
            return new Moved(id, application.stage(), null);
        } catch (Problem problem) {
            return new Moved(id, null, new Refusal(problem.type(), String.valueOf(problem.getMessage())));
        }
    }

    /** Tells what is known to have happened to an application, the oldest first. */
    @GetMapping(path = "/{id}/trail", version = "v2+")
    @RolesAllowed({Role.RECRUITER, Role.ADMIN})
    Trail trail(Caller caller, @PathVariable String id) {
        Application application = applications.get(caller.organization(), id);
        accesses.put(caller, "trail", application.candidateId());
        return Trail.of(application);
    }

    private static ResponseEntity<ApplicationWithHistory> answer(Application application) {
        PersonalAnswer.of(application.candidateId());
        return ResponseEntity.ok().eTag(ETags.of(application.version())).body(ApplicationWithHistory.of(application));
    }

    /** What a person can decide. */
    enum Verdict {
        SHORTLISTED(Outcome.SHORTLISTED),
        NOT_SELECTED(Outcome.NOT_SELECTED);

        private final Outcome outcome;

        Verdict(Outcome outcome) {
            this.outcome = outcome;
        }

        Outcome outcome() {
            return outcome;
        }
    }

    /**
     * What a person decides.
     *
     * @param reason for those who read the decision
     */
    record OverrideRequest(
            @NotNull Verdict outcome,
            @NotBlank @Size(max = 1000) @SingleLine String reason) {}

    /**
     * Where an application is moved.
     *
     * @param stage where it is to stand
     * @param reason for those who read the trail
     */
    record MoveRequest(
            @NotNull Step stage,
            @NotBlank @Size(max = 1000) @SingleLine String reason) {}

    /**
     * Where applications are moved.
     *
     * @param applicationIds each once
     * @param stage where they are to stand
     * @param reason for those who read the trail
     */
    record MovesRequest(
            @NotNull @Size(min = 1, max = 200) @UniqueElements
            List<@NotBlank @Size(max = 100) @SingleLine String> applicationIds,

            @NotNull Step stage,
            @NotBlank @Size(max = 1000) @SingleLine String reason) {}

    /**
     * What became of each.
     *
     * @param results in the order of the request
     */
    record MovesResponse(List<Moved> results) {}

    /**
     * What became of one application.
     *
     * @param stage where the application stands now, null where the move was refused
     * @param refusal null where it was not
     */
    record Moved(
            String applicationId,
            @Nullable Stage stage,
            @Nullable Refusal refusal) {}

    /**
     * Why an application was not moved.
     *
     * @param type the last word of the problem's type
     * @param detail a sentence for people
     */
    record Refusal(String type, String detail) {}
}
