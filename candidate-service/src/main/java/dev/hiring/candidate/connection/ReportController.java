package dev.hiring.candidate.connection;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.hiring.kit.http.Caller;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;
import dev.hiring.kit.security.Role;

/** What an ATS found wrong with our answers. */
@RestController
@RequestMapping("/api/{apiVersion}/connections/{id}/errors")
class ReportController {

    private final ReportService reports;

    ReportController(ReportService reports) {
        this.reports = reports;
    }

    /** Lists what an ATS found wrong, the newest first; kept for 30 days, and 1,000 of a connection at most. */
    @GetMapping
    @RolesAllowed({Role.ATS, Role.OPERATOR, Role.ADMIN})
    Page<ErrorResponse> page(Caller caller, @PathVariable String id, PageRequest request) {
        return reports.page(caller.organization(), id, request).map(ErrorResponse::of);
    }

    /**
     * What an ATS found wrong with one answer.
     *
     * @param apiCall the operation, as the ATS calls it
     * @param errors as the ATS words them
     * @param testId as the ATS names it
     * @param testName as the ATS names it
     * @param orderId as the ATS names it, which need not be of an order
     * @param reportedAt when the ATS said so
     */
    record ErrorResponse(
            String id,
            String apiCall,
            List<String> errors,
            @Nullable String testId,
            @Nullable String testName,
            @Nullable String orderId,
            Instant reportedAt) {

        static ErrorResponse of(ReportedError error) {
            Report report = error.report();
            return new ErrorResponse(
                    error.id(),
                    report.apiCall(),
                    report.errors(),
                    report.testId(),
                    report.testName(),
                    report.orderId(),
                    error.reportedAt());
        }
    }
}
