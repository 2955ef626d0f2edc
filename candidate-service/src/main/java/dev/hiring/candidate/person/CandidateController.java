package dev.hiring.candidate.person;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.hiring.kit.http.Caller;
import dev.hiring.kit.http.ETags;
import dev.hiring.kit.privacy.AccessLog;
import dev.hiring.kit.security.Role;

/** The people who apply. */
@RestController
@RequestMapping("/api/{apiVersion}/candidates")
class CandidateController {

    private static final String DETAILS = "details";

    private final CandidateService candidates;
    private final AccessLog accesses;

    CandidateController(CandidateService candidates, AccessLog accesses) {
        this.candidates = candidates;
        this.accesses = accesses;
    }

    /** Reads what a candidate has told of themselves. */
    @GetMapping("/{id}")
    @RolesAllowed({Role.ATS, Role.RECRUITER, Role.ADMIN})
    ResponseEntity<CandidateResponse> get(Caller caller, @PathVariable String id) {
        KnownCandidate candidate = candidates.get(caller.organization(), id);
        accesses.put(caller, DETAILS, id);
        return ResponseEntity.ok().eTag(ETags.of(candidate.version())).body(CandidateResponse.of(candidate));
    }

    /** Finds the candidate who has an e-mail address. It is asked for in the body, since addresses of requests are logged. */
    @PostMapping("/search")
    @RolesAllowed({Role.ATS, Role.RECRUITER, Role.ADMIN})
    ResponseEntity<SearchResponse> search(Caller caller, @Valid @RequestBody SearchRequest request) {
        Optional<KnownCandidate> found = candidates.find(caller.organization(), request.email());
        found.ifPresent(candidate -> accesses.put(caller, DETAILS, candidate.id()));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new SearchResponse(
                        found.stream().map(CandidateResponse::of).toList()));
    }

    /**
     * Who is searched for.
     *
     * @param email in any way of writing it
     */
    record SearchRequest(
            @NotNull
            @Size(max = EmailAddress.MAX_LENGTH)
            @Pattern(regexp = EmailAddress.PATTERN, message = "must be an e-mail address")
            String email) {

        /** Personal data stays out of logs. */
        @Override
        public String toString() {
            return "SearchRequest";
        }
    }

    /**
     * Who was found.
     *
     * @param items one, or none
     */
    record SearchResponse(List<CandidateResponse> items) {}

    /** A person, as they have told of themselves. */
    record CandidateResponse(String id, String givenName, String familyName, String email, Instant createdAt) {

        static CandidateResponse of(KnownCandidate candidate) {
            Details details = candidate.details();
            return new CandidateResponse(
                    candidate.id(), details.givenName(), details.familyName(), details.email(), candidate.createdAt());
        }

        /** Personal data stays out of logs. */
        @Override
        public String toString() {
            return "CandidateResponse[" + id + "]";
        }
    }
}
