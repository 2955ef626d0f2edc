package dev.hiring.candidate.erasure;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import dev.hiring.events.PrivacyEvent.Erased;
import dev.hiring.kit.http.Caller;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.security.Role;

/** The right to be forgotten. */
@RestController
@RequestMapping("/api/{apiVersion}/candidates/{id}")
class ErasureController {

    private final CandidateErasureService erasures;

    ErasureController(CandidateErasureService erasures) {
        this.erasures = erasures;
    }

    /**
     * Erases a candidate, for good. Applications that are not over are withdrawn.
     *
     * <p>The candidate is not found any more at once; every service erases what it holds and answers for the report. Asked again,
     * every service looks again.
     */
    @DeleteMapping
    @RolesAllowed(Role.ADMIN)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ErasureResponse erase(Caller caller, @PathVariable String id, IfMatch ifMatch) {
        erasures.erase(caller.organization(), id, ifMatch, caller.subject());
        return report(caller, id);
    }

    /** Reports how far the erasure of a candidate is. */
    @GetMapping("/erasure")
    @RolesAllowed(Role.ADMIN)
    ErasureResponse report(Caller caller, @PathVariable String id) {
        return ErasureResponse.of(erasures.report(caller.organization(), id));
    }

    /** How far an erasure is. */
    enum Progress {
        /** Some services have not answered yet. */
        RUNNING,
        COMPLETED
    }

    /**
     * The erasure of a candidate.
     *
     * @param requestedBy the subject of the token it was asked for with, or {@code retention} where the rule of the organization did
     * @param requestedAt when it was asked for first
     * @param completedAt when the last service was done, null while one is not
     * @param services each that has to answer
     */
    record ErasureResponse(
            String candidateId,
            Progress state,
            String requestedBy,
            Instant requestedAt,
            @Nullable Instant completedAt,
            List<ServiceErasure> services) {

        static ErasureResponse of(ErasureReport report) {
            Instant completedAt = report.completedAt().orElse(null);
            return new ErasureResponse(
                    report.candidateId(),
                    completedAt == null ? Progress.RUNNING : Progress.COMPLETED,
                    report.erasure().by(),
                    report.erasure().at(),
                    completedAt,
                    ErasureReport.SERVICES.stream()
                            .map(service -> ServiceErasure.of(service, report))
                            .toList());
        }
    }

    /**
     * What a service has erased.
     *
     * @param service by its name
     * @param completedAt when it was done, null while it is not
     * @param erased what it held, by kind
     */
    record ServiceErasure(String service, @Nullable Instant completedAt, List<Erased> erased) {

        static ServiceErasure of(String service, ErasureReport report) {
            return report.answerOf(service)
                    .map(answer -> new ServiceErasure(service, answer.completedAt(), answer.erased()))
                    .orElseGet(() -> new ServiceErasure(service, null, List.of()));
        }
    }
}
