package dev.hiring.assessment.invitation;

import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

import dev.hiring.assessment.session.AccessToken;
import dev.hiring.assessment.session.Attempt;
import dev.hiring.assessment.session.Session;
import dev.hiring.assessment.session.Session.State;
import dev.hiring.kit.http.ApiPath;
import dev.hiring.kit.http.Caller;
import dev.hiring.kit.http.ETags;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;
import dev.hiring.kit.http.PublicAddress;
import dev.hiring.kit.security.Role;

/**
 * Invitations to take a test: an application has one for each assessment of its job. The candidate is let in by a link,
 * which is asked for.
 */
@RestController
@RequestMapping("/api/{apiVersion}/invitations")
class InvitationController {

    private final InvitationService invitations;
    private final PublicAddress address;

    InvitationController(InvitationService invitations, PublicAddress address) {
        this.invitations = invitations;
        this.address = address;
    }

    /**
     * Lists invitations, the newest first.
     *
     * @param applicationId only the invitations of this application
     * @param assessmentId only invitations to this assessment
     * @param state only those that are in this state
     */
    @GetMapping
    @RolesAllowed({Role.ATS, Role.RECRUITER, Role.ADMIN, Role.ANALYST})
    Page<InvitationView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String applicationId,
            @RequestParam(required = false) @Nullable String assessmentId,
            @RequestParam(required = false) @Nullable State state,
            PageRequest request) {
        return invitations
                .list(caller.organization(), applicationId, assessmentId, state, request)
                .map(InvitationView::of);
    }

    /** Reads an invitation. */
    @GetMapping("/{sessionId}")
    @RolesAllowed({Role.ATS, Role.RECRUITER, Role.ADMIN, Role.ANALYST})
    ResponseEntity<InvitationView> get(Caller caller, @PathVariable String sessionId) {
        return ok(invitations.get(caller.organization(), sessionId));
    }

    /**
     * Makes a link that lets the candidate in. Its token is shown in this answer only, and of the links of an invitation the
     * newest five work.
     */
    @PostMapping("/{sessionId}/links")
    @RolesAllowed({Role.ATS, Role.RECRUITER, Role.ADMIN})
    ResponseEntity<LinkView> link(Caller caller, ApiPath api, @PathVariable String sessionId) {
        AccessToken token = AccessToken.random();
        Session session = invitations.link(caller.organization(), sessionId, token);
        URI url = UriComponentsBuilder.fromUri(address.uri())
                .path(api.to("sessions", session.id()).getRawPath())
                .build(true)
                .toUri();
        return ResponseEntity.created(url)
                // Nobody on the way keeps the token, nor does a repetition of the request get it again.
                .cacheControl(CacheControl.noStore())
                .body(new LinkView(session.id(), token.value(), url, session.usableUntil()));
    }

    /**
     * Cancels an invitation whose test has not been started. With it go those to the application's other tests that have not
     * been started either.
     */
    @PostMapping("/{sessionId}/cancel")
    @RolesAllowed({Role.ATS, Role.RECRUITER, Role.ADMIN})
    ResponseEntity<InvitationView> cancel(Caller caller, @PathVariable String sessionId, IfMatch ifMatch) {
        return ok(invitations.cancel(caller.organization(), sessionId, ifMatch));
    }

    private static ResponseEntity<InvitationView> ok(Session session) {
        return ResponseEntity.ok().eTag(ETags.of(session.version())).body(InvitationView.of(session));
    }

    /**
     * A link for one candidate.
     *
     * @param token shown this once; only its hash is kept
     * @param url where the test is, for whoever sends the token along
     * @param expiresAt until when the test can be started or, once started, be worked on
     */
    record LinkView(String sessionId, String token, URI url, Instant expiresAt) {

        @Override
        public String toString() {
            return "LinkView[" + sessionId + "]";
        }
    }

    /**
     * An invitation, and how far its test is.
     *
     * @param state how far the candidate has got
     * @param expiresAt the last moment to start the test
     * @param startedAt null before
     * @param deadline until when answers are taken, null before the start
     * @param completedAt when the test was submitted or its time was over, null before
     */
    record InvitationView(
            String sessionId,
            String applicationId,
            String candidateId,
            String jobId,
            String assessmentId,
            State state,
            Instant invitedAt,
            Instant expiresAt,
            @Nullable Instant startedAt,
            @Nullable Instant deadline,
            @Nullable Instant completedAt) {

        static InvitationView of(Session session) {
            Attempt attempt = session.attempt();
            return new InvitationView(
                    session.id(),
                    session.applicant().applicationId(),
                    session.applicant().candidateId(),
                    session.applicant().jobId(),
                    session.terms().assessmentId(),
                    session.state(),
                    session.invitedAt(),
                    session.expiresAt(),
                    attempt == null ? null : attempt.startedAt(),
                    attempt == null ? null : attempt.deadline(),
                    session.state() == State.COMPLETED ? session.endedAt() : null);
        }
    }
}
