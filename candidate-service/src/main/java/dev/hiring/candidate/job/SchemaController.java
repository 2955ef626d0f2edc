package dev.hiring.candidate.job;

import jakarta.annotation.security.RolesAllowed;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.hiring.kit.security.Role;

/** Schemas of what organizations write themselves. */
@RestController
@RequestMapping("/api/{apiVersion}/schemas/shortlist-policy")
class SchemaController {

    static final Resource POLICY = new ClassPathResource("shortlist-policy.schema.json", SchemaController.class);

    /** Reads the JSON Schema of a shortlist policy, for whoever writes policies elsewhere or builds a form for them. */
    @GetMapping(
            version = "v2+",
            produces = {"application/schema+json", "application/json"})
    @RolesAllowed({Role.ATS, Role.RECRUITER, Role.REVIEWER, Role.ANALYST, Role.OPERATOR, Role.ADMIN})
    Resource policy() {
        return POLICY;
    }
}
