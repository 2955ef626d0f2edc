package dev.hiring.candidate.retention;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.hiring.kit.http.Caller;
import dev.hiring.kit.http.ETags;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.security.Role;

/** How long the organization keeps candidates. */
@RestController
@RequestMapping("/api/{apiVersion}/retention")
class RetentionController {

    private final RetentionService retention;

    RetentionController(RetentionService retention) {
        this.retention = retention;
    }

    /** Reads how long candidates are kept. */
    @GetMapping
    @RolesAllowed(Role.ADMIN)
    ResponseEntity<RetentionBody> get(Caller caller) {
        return answer(retention.get(caller.organization()));
    }

    /** Sets how long candidates are kept. Whose time is over is erased within the hour or so, for good. */
    @PutMapping
    @RolesAllowed(Role.ADMIN)
    ResponseEntity<RetentionBody> put(Caller caller, IfMatch ifMatch, @Valid @RequestBody RetentionBody request) {
        return answer(retention.put(caller.organization(), ifMatch, request.eraseAfterDays(), request.keepHired()));
    }

    private static ResponseEntity<RetentionBody> answer(RetentionRule rule) {
        return ResponseEntity.ok()
                .eTag(ETags.of(rule.version()))
                .body(new RetentionBody(rule.eraseAfterDays(), rule.keepHired()));
    }

    /**
     * How long candidates are kept.
     *
     * @param eraseAfterDays since something last happened to any of a candidate's applications; null to keep them
     * @param keepHired whether those who were hired are kept
     */
    record RetentionBody(@Nullable @Min(1) @Max(3650) Integer eraseAfterDays, boolean keepHired) {}
}
