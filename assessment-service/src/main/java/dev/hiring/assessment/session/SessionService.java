package dev.hiring.assessment.session;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import dev.hiring.assessment.blueprint.Assessment;
import dev.hiring.assessment.blueprint.AssessmentService;
import dev.hiring.assessment.blueprint.QuestionDraw;
import dev.hiring.assessment.session.Session.State;
import dev.hiring.events.Answer;
import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.http.NotFound;

/**
 * What a candidate does with a token. Without the right one there is no session: an unknown id and another session's
 * token are answered alike. So is the session of a candidate who was erased: the key is gone as soon as they are, so that
 * it is refused what needs it, even before the session is erased as well. To submit needs none.
 */
@Service
class SessionService {

    private final Sessions sessions;
    private final AssessmentService assessments;
    private final QuestionDraw questions;
    private final CandidateAnswers answers;
    private final Clock clock;
    private final SecureRandom seeds = new SecureRandom();

    SessionService(
            Sessions sessions,
            AssessmentService assessments,
            QuestionDraw questions,
            CandidateAnswers answers,
            Clock clock) {
        this.sessions = sessions;
        this.assessments = assessments;
        this.questions = questions;
        this.answers = answers;
        this.clock = clock;
    }

    OpenSession open(String id, AccessToken token) {
        return answers.open(opened(sessions.findForCandidate(id).orElseThrow(() -> new NotFound("session")), token));
    }

    OpenSession start(String id, AccessToken token) {
        return answers.open(change(id, token, session -> {
            answers.requireKey(session);
            requireNoneMissed(session);
            return session.start(() -> draw(session), clock.instant());
        }));
    }

    /** Nobody begins a test that cannot count any more, even before it was called off. */
    private void requireNoneMissed(Session session) {
        if (session.state() == State.INVITED && sessions.others(session).anyMatch(Session::isMissed)) {
            throw new SessionProblem.InvitationCancelled();
        }
    }

    /**
     * @param answer null takes the answer back
     */
    Session answer(String id, AccessToken token, String questionId, @Nullable Answer answer) {
        return change(
                id,
                token,
                session -> session.answer(questionId, answer, given -> answers.seal(session, given), clock.instant()));
    }

    Session submit(String id, AccessToken token) {
        return change(id, token, session -> session.submit(clock.instant()));
    }

    /** The clock is read by the transition, so that a change that has to be tried again is judged by the later time. */
    private Session change(String id, AccessToken token, Function<Session, Change<Session>> transition) {
        return sessions.changeForCandidate(id, session -> transition.apply(opened(session, token)));
    }

    private static Session opened(Session session, AccessToken token) {
        if (!session.opensWith(token)) {
            throw new NotFound("session");
        }
        return session;
    }

    private Paper draw(Session session) {
        String assessmentId = session.terms().assessmentId();
        Assessment assessment = assessments
                .published(session.organization(), assessmentId)
                .orElseThrow(() -> new IllegalStateException("no published assessment " + assessmentId));
        return Paper.draw(seeds.nextLong(), random -> questions.draw(assessment, random));
    }
}
