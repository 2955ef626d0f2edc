package dev.hiring.candidate.shortlist;

import jakarta.annotation.security.RolesAllowed;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.hiring.kit.http.Caller;
import dev.hiring.kit.security.Role;

@RestController
@RequestMapping(path = "/api/{apiVersion}/applications/{id}/rank", version = "v2+")
class RankController {

    private final ShortlistService shortlists;

    RankController(ShortlistService shortlists) {
        this.shortlists = shortlists;
    }

    /** Tells the place of an application in the ranking of its job. */
    @GetMapping
    @RolesAllowed({Role.ATS, Role.RECRUITER, Role.ANALYST, Role.ADMIN})
    Rank get(Caller caller, @PathVariable String id) {
        return shortlists.rank(caller.organization(), id);
    }
}
