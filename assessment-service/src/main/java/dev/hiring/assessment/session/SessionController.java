package dev.hiring.assessment.session;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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

/** The candidate's routes: the token of the invitation is all that opens them. */
@RestController
@RequestMapping("/api/{apiVersion}/sessions/{sessionId}")
class SessionController {

    private final SessionService sessions;
    private final Clock clock;

    SessionController(SessionService sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @GetMapping
    @PermitAll
    SessionView view(
            @PathVariable String sessionId,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") AccessToken token) {
        return SessionView.of(sessions.open(sessionId, token), clock.instant());
    }

    @PostMapping("/start")
    @PermitAll
    SessionView start(
            @PathVariable String sessionId,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") AccessToken token) {
        return SessionView.of(sessions.start(sessionId, token), clock.instant());
    }

    @PutMapping("/answers/{questionId}")
    @PermitAll
    Saved answer(
            @PathVariable String sessionId,
            @PathVariable String questionId,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") AccessToken token,
            @Valid @RequestBody AnswerRequest request) {
        return Saved.of(sessions.answer(sessionId, token, questionId, request.answer()), questionId);
    }

    /** Takes the answer back, which a choice once made could not do otherwise. */
    @DeleteMapping("/answers/{questionId}")
    @PermitAll
    Saved clear(
            @PathVariable String sessionId,
            @PathVariable String questionId,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") AccessToken token) {
        return Saved.of(sessions.answer(sessionId, token, questionId, null), questionId);
    }

    @PostMapping("/submit")
    @PermitAll
    Submitted submit(
            @PathVariable String sessionId,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") AccessToken token) {
        Session session = sessions.submit(sessionId, token);
        return new Submitted(session.id(), session.state(), Objects.requireNonNull(session.endedAt()));
    }

    record AnswerRequest(@NotNull Answer answer) {}

    record Saved(Instant savedAt, Instant deadline) {

        static Saved of(Session session, String questionId) {
            Attempt attempt = Objects.requireNonNull(session.attempt());
            return new Saved(Objects.requireNonNull(attempt.item(questionId).savedAt()), attempt.deadline());
        }
    }

    record Submitted(String sessionId, State state, Instant completedAt) {}

    /**
     * What a candidate may know. Skills and level stay here, lest they hint at the answer.
     *
     * @param questions empty unless the test goes on
     * @param serverTime to reckon the time left by, whatever the candidate's clock says
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
            List<QuestionView> questions) {

        static SessionView of(Session session, Instant now) {
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
                            : attempt.items().stream().map(QuestionView::of).toList());
        }
    }

    record QuestionView(
            String questionId,
            QuestionKind kind,
            String section,
            String prompt,
            List<Option> options,
            BigDecimal marks,
            @Nullable Answer answer) {

        static QuestionView of(Item item) {
            return new QuestionView(
                    item.questionId(),
                    item.kind(),
                    item.section(),
                    item.prompt(),
                    item.options(),
                    item.marks(),
                    item.answer());
        }
    }
}
