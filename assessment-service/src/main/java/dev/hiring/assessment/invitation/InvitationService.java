package dev.hiring.assessment.invitation;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

import dev.hiring.assessment.blueprint.Assessment;
import dev.hiring.assessment.blueprint.AssessmentService;
import dev.hiring.assessment.session.AccessToken;
import dev.hiring.assessment.session.Applicant;
import dev.hiring.assessment.session.Session;
import dev.hiring.assessment.session.Session.State;
import dev.hiring.assessment.session.Sessions;
import dev.hiring.events.CandidateEvent.ApplicationReceived;
import dev.hiring.events.CandidateEvent.ApplicationWithdrawn;
import dev.hiring.events.CandidateEvent.JobClosed;
import dev.hiring.kit.consume.RejectedEvent;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.NotFound;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;
import dev.hiring.kit.privacy.CandidateKeys;
import dev.hiring.kit.privacy.ErasedCandidates;

@Service
class InvitationService {

    private static final Logger log = LoggerFactory.getLogger(InvitationService.class);
    private static final int BATCH = 100;

    private final Sessions sessions;
    private final AssessmentService assessments;
    private final Closures closures;
    private final CandidateKeys keys;
    private final ErasedCandidates erased;
    private final Clock clock;

    InvitationService(
            Sessions sessions,
            AssessmentService assessments,
            Closures closures,
            CandidateKeys keys,
            ErasedCandidates erased,
            Clock clock) {
        this.sessions = sessions;
        this.assessments = assessments;
        this.closures = closures;
        this.keys = keys;
        this.erased = erased;
        this.clock = clock;
    }

    /**
     * To every test of the job, each by a write of its own: after a crash the event comes again, and finds those that were
     * made. Nobody is invited who was erased. Closures and erasures are looked at after the invitation is stored: one that
     * comes in between finds the invitation.
     */
    void invite(String organization, ApplicationReceived event) {
        if (keys.find(organization, event.candidateId()).isEmpty()) {
            log.info("Application {} is of an erased candidate, who is not invited", event.applicationId());
            return;
        }
        Applicant applicant = new Applicant(event.applicationId(), event.candidateId(), event.jobId());
        List<Assessment> tests = event.assessmentIds().stream()
                .map(assessmentId -> assessments
                        .published(organization, assessmentId)
                        .orElseThrow(() -> new RejectedEvent("application " + event.applicationId()
                                + " asks for assessment " + assessmentId
                                + ", which the organization has not published")))
                .toList();
        tests.forEach(assessment -> invite(applicant, assessment));
    }

    private void invite(Applicant applicant, Assessment assessment) {
        Session session = sessions.invite(Session.invite(applicant, assessment, clock.instant()));
        if (session.state() == State.INVITED && isOver(assessment.organization(), applicant)) {
            cancelUnlessStarted(session);
        }
    }

    private boolean isOver(String organization, Applicant applicant) {
        return closures.cover(organization, applicant) || erased.contains(organization, applicant.candidateId());
    }

    void withdraw(String organization, ApplicationWithdrawn event) {
        closures.applicationWithdrawn(organization, event.applicationId(), event.withdrawnAt());
        sessions.ofApplication(organization, event.applicationId()).forEach(this::cancelUnlessStarted);
    }

    /** Each session by a write of its own: after a crash the event comes again, and finds those that are left. */
    void closeJob(String organization, JobClosed event) {
        closures.jobClosed(organization, event.jobId(), event.closedAt());
        List<Session> invited;
        do {
            invited = sessions.invited(organization, event.jobId(), BATCH);
            invited.forEach(this::cancelUnlessStarted);
        } while (!invited.isEmpty());
    }

    private void cancelUnlessStarted(Session session) {
        sessions.change(session.organization(), session.id(), stored -> stored.cancelUnlessStarted(clock.instant()));
    }

    /** Who does not take one test of an application takes none that has not begun. */
    Session cancel(String organization, String sessionId, IfMatch ifMatch) {
        Session cancelled =
                sessions.change(organization, sessionId, ifMatch, session -> session.cancel(clock.instant()));
        sessions.callOffOthers(cancelled, clock.instant());
        return cancelled;
    }

    /** The session with a token that opens it from now on. */
    Session link(String organization, String sessionId, AccessToken token) {
        return sessions.change(organization, sessionId, session -> session.link(token, clock.instant()));
    }

    Session get(String organization, String sessionId) {
        return sessions.find(organization, sessionId).orElseThrow(() -> new NotFound("session"));
    }

    /**
     * @param applicationId null for all of them, as the other filters
     */
    Page<Session> list(
            String organization,
            @Nullable String applicationId,
            @Nullable String assessmentId,
            @Nullable State state,
            PageRequest request) {
        return sessions.page(organization, applicationId, assessmentId, state, request);
    }
}
