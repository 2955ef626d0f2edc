package dev.hiring.candidate.whatif;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.hiring.candidate.job.PolicyBody;
import dev.hiring.candidate.whatif.WhatIf.Difference;
import dev.hiring.kit.http.Caller;
import dev.hiring.kit.http.PageRequest;
import dev.hiring.kit.security.Role;

@RestController
@RequestMapping("/api/{apiVersion}/jobs/{id}/what-if")
class WhatIfController {

    private final WhatIfService service;

    WhatIfController(WhatIfService service) {
        this.service = service;
    }

    /**
     * Tells what another policy would make of a job's applications, if it was closed now. Decides nothing.
     *
     * @param difference only those that would change so
     */
    @PostMapping(version = "v2+")
    @RolesAllowed({Role.RECRUITER, Role.ANALYST, Role.ADMIN})
    WhatIf ask(
            Caller caller,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Difference difference,
            PageRequest request,
            @Valid @RequestBody PolicyBody policy) {
        return service.ask(caller.organization(), id, policy, difference, request);
    }
}
