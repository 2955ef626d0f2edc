package dev.hiring.assessment.session;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.hiring.assessment.session.Session.State;
import dev.hiring.events.Answer;
import dev.hiring.events.AssessmentEvent.Completion;
import dev.hiring.kit.privacy.PersonalData;

/**
 * What candidates answered, and when. Of an erased candidate's session the ids and times stay, without answers and links,
 * see {@link Session#erase}; none is deleted, since it may have events to send.
 */
@Component
final class SessionData implements PersonalData {

    private final Sessions sessions;
    private final CandidateAnswers answers;
    private final Clock clock;

    SessionData(Sessions sessions, CandidateAnswers answers, Clock clock) {
        this.sessions = sessions;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "sessions";
    }

    @Override
    public List<ExportedSession> export(String organization, String candidateId) {
        return sessions.ofCandidate(organization, candidateId).stream()
                .map(answers::openIfThere)
                .map(ExportedSession::of)
                .toList();
    }

    /** Each session by a write of its own: after a crash it is done again, and finds those that are left. */
    @Override
    public long erase(String organization, String candidateId) {
        List<Session> held = sessions.ofCandidate(organization, candidateId);
        held.forEach(session -> sessions.change(organization, session.id(), stored -> stored.erase(clock.instant())));
        return held.size();
    }

    /**
     * A candidate's test.
     *
     * @param startedAt null, as the deadline, before the start
     * @param endedAt when it was submitted, out of time, expired or cancelled, null before
     * @param completion null unless it was submitted or out of time
     * @param questions empty before the start
     */
    record ExportedSession(
            String sessionId,
            String applicationId,
            String jobId,
            String assessmentId,
            String title,
            State state,
            Instant invitedAt,
            Instant expiresAt,
            @Nullable Instant startedAt,
            @Nullable Instant deadline,
            @Nullable Instant endedAt,
            @Nullable Completion completion,
            List<ExportedQuestion> questions) {

        static ExportedSession of(OpenSession open) {
            Session session = open.session();
            Attempt attempt = session.attempt();
            return new ExportedSession(
                    session.id(),
                    session.applicant().applicationId(),
                    session.applicant().jobId(),
                    session.terms().assessmentId(),
                    session.terms().title(),
                    session.state(),
                    session.invitedAt(),
                    session.expiresAt(),
                    attempt == null ? null : attempt.startedAt(),
                    attempt == null ? null : attempt.deadline(),
                    session.endedAt(),
                    attempt == null ? null : attempt.completion(),
                    attempt == null
                            ? List.of()
                            : attempt.items().stream()
                                    .map(item -> ExportedQuestion.of(
                                            item, open.answers().get(item.questionId())))
                                    .toList());
        }

        /** Keeps the answers out of logs. */
        @Override
        public String toString() {
            return "ExportedSession[" + sessionId + "]";
        }
    }

    /**
     * A question of the test.
     *
     * @param answer null for none
     * @param savedAt when the answer was last saved or taken back, null before
     */
    record ExportedQuestion(
            String questionId,
            int version,
            @Nullable Answer answer,
            @Nullable Instant savedAt) {

        static ExportedQuestion of(Item item, @Nullable Answer answer) {
            return new ExportedQuestion(item.questionId(), item.version(), answer, item.savedAt());
        }
    }
}
