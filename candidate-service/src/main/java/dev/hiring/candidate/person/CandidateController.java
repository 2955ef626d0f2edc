package dev.hiring.candidate.person;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.hiring.kit.http.Caller;
import dev.hiring.kit.http.ETags;
import dev.hiring.kit.security.Role;

/** The people who apply. */
@RestController
@RequestMapping("/api/{apiVersion}/candidates")
class CandidateController {

    private final CandidateService candidates;

    CandidateController(CandidateService candidates) {
        this.candidates = candidates;
    }

    /** Reads what a candidate has told of themselves. */
    @GetMapping("/{id}")
    @RolesAllowed({Role.ATS, Role.RECRUITER, Role.ADMIN})
    ResponseEntity<CandidateResponse> get(Caller caller, @PathVariable String id) {
        Candidate candidate = candidates.get(caller.organization(), id);
        return ResponseEntity.ok()
                .eTag(ETags.of(candidate.version()))
                .body(new CandidateResponse(
                        candidate.id(),
                        candidate.givenName(),
                        candidate.familyName(),
                        candidate.email(),
                        candidate.createdAt()));
    }

    /** A person, as they have told of themselves. */
    record CandidateResponse(String id, String givenName, String familyName, String email, Instant createdAt) {

        /** Personal data stays out of logs. */
        @Override
        public String toString() {
            return "CandidateResponse[" + id + "]";
        }
    }
}
