package dev.hiring.assessment.session;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.hiring.assessment.session.Session.State;
import dev.hiring.events.Answer;
import dev.hiring.events.Option;
import dev.hiring.events.QuestionKind;

/** The candidate's test. The token of the invitation is all that opens it. */
@RestController
@RequestMapping("/api/{apiVersion}/sessions/{sessionId}")
class SessionController {

    private final SessionService sessions;
    private final Clock clock;

    SessionController(SessionService sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Shows the test: before the start what is to be expected, then the questions with what was answered. */
    @GetMapping
    @PermitAll
    SessionView view(
            @PathVariable String sessionId,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") AccessToken token) {
        return SessionView.of(sessions.open(sessionId, token), clock.instant());
    }

    /** Starts the test, or goes on with it. The questions are drawn now, and the time runs. */
    @PostMapping("/start")
    @PermitAll
    SessionView start(
            @PathVariable String sessionId,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") AccessToken token) {
        return SessionView.of(sessions.start(sessionId, token), clock.instant());
    }

    /** Saves the answer to a question, in place of the one before. */
    @PutMapping("/answers/{questionId}")
    @PermitAll
    Saved answer(
            @PathVariable String sessionId,
            @PathVariable String questionId,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") AccessToken token,
            @Valid @RequestBody AnswerRequest request) {
        return Saved.of(sessions.answer(sessionId, token, questionId, request.answer()), questionId);
    }

    /** Takes an answer back, which a choice once made could not do otherwise. */
    @DeleteMapping("/answers/{questionId}")
    @PermitAll
    Saved clear(
            @PathVariable String sessionId,
            @PathVariable String questionId,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") AccessToken token) {
        return Saved.of(sessions.answer(sessionId, token, questionId, null), questionId);
    }

    /** Submits the test, which ends it. Doing so again changes nothing. */
    @PostMapping("/submit")
    @PermitAll
    Submitted submit(
            @PathVariable String sessionId,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") AccessToken token) {
        Session session = sessions.submit(sessionId, token);
        return new Submitted(session.id(), session.state(), Objects.requireNonNull(session.endedAt()));
    }

    /**
     * What the candidate answers.
     *
     * @param answer of the kind that the question asks for
     */
    record AnswerRequest(@NotNull Answer answer) {}

    /**
     * That an answer was saved.
     *
     * @param savedAt by the server's clock
     * @param deadline until when answers are taken
     */
    record Saved(Instant savedAt, Instant deadline) {

        static Saved of(Session session, String questionId) {
            Attempt attempt = Objects.requireNonNull(session.attempt());
            return new Saved(Objects.requireNonNull(attempt.item(questionId).savedAt()), attempt.deadline());
        }
    }

    /**
     * That the test is over.
     *
     * @param completedAt when it came to its end
     */
    record Submitted(String sessionId, State state, Instant completedAt) {}

    /**
     * What a candidate may know. Skills and level stay here, lest they hint at the answer.
     *
     * @param title what the test is called
     * @param durationMinutes from start to deadline
     * @param questionCount how many questions there are
     * @param expiresAt the last moment to start
     * @param startedAt null before
     * @param deadline until when answers are taken, null before the start
     * @param serverTime to reckon the time left by, whatever the candidate's clock says
     * @param questions empty unless the test goes on
     */
    record SessionView(
            String sessionId,
            State state,
            String title,
            int durationMinutes,
            int questionCount,
            Instant expiresAt,
            @Nullable Instant startedAt,
            @Nullable Instant deadline,
            Instant serverTime,
            List<AskedQuestion> questions) {

        static SessionView of(OpenSession open, Instant now) {
            Session session = open.session();
            Attempt attempt = session.attempt();
            return new SessionView(
                    session.id(),
                    session.state(),
                    session.terms().title(),
                    session.terms().durationMinutes(),
                    session.terms().questionCount(),
                    session.expiresAt(),
                    attempt == null ? null : attempt.startedAt(),
                    attempt == null ? null : attempt.deadline(),
                    now,
                    attempt == null || session.state() != State.STARTED
                            ? List.of()
                            : attempt.items().stream()
                                    .map(item -> AskedQuestion.of(item, open.answers()))
                                    .toList());
        }
    }

    /**
     * A question as its candidate sees it.
     *
     * @param section the title of the section that it stands in
     * @param prompt Markdown
     * @param options to choose from, empty where the question is none of choice
     * @param marks what a right answer earns
     * @param answer what was answered so far, null for nothing
     */
    record AskedQuestion(
            String questionId,
            QuestionKind kind,
            String section,
            String prompt,
            List<Option> options,
            BigDecimal marks,
            @Nullable Answer answer) {

        static AskedQuestion of(Item item, Map<String, Answer> answers) {
            return new AskedQuestion(
                    item.questionId(),
                    item.kind(),
                    item.section(),
                    item.prompt(),
                    item.options(),
                    item.marks(),
                    answers.get(item.questionId()));
        }
    }
}
