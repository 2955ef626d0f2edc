package dev.hiring.assessment.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

import dev.hiring.assessment.blueprint.Assessment;
import dev.hiring.events.Answer;
import dev.hiring.events.AssessmentEvent.Completion;
import dev.hiring.kit.aggregate.Aggregate;
import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.aggregate.Ids;

/**
 * One of the tests of one application: {@code INVITED → STARTED → COMPLETED}, or from the invitation {@code EXPIRED} or
 * {@code CANCELLED}, the last also from a test that goes on when its candidate is erased. Time is passed in and judged
 * here, so that of two things that happen at the same moment the one that is stored first decides.
 *
 * @param links the newest last
 * @param attempt null before the start
 * @param dueAt when the passing of time will change the state; null once it came to an end
 * @param endedAt when it came to one of its three ends, null before
 */
@Document("sessions")
@CompoundIndex(name = "due", def = "{'dueAt': 1}", sparse = true)
@CompoundIndex(name = "newest", def = "{'organization': 1, 'invitedAt': -1, '_id': -1}")
@CompoundIndex(name = "assessment", def = "{'terms.assessmentId': 1, 'organization': 1, 'invitedAt': -1, '_id': -1}")
@CompoundIndex(name = "application", def = "{'applicant.applicationId': 1, 'organization': 1}")
@CompoundIndex(name = "candidate", def = "{'applicant.candidateId': 1, 'organization': 1}")
@CompoundIndex(name = "job", def = "{'applicant.jobId': 1, 'organization': 1, 'state': 1}")
public record Session(
        @Id String id,
        String organization,
        long version,
        State state,
        Applicant applicant,
        Terms terms,
        Instant invitedAt,
        Instant expiresAt,
        List<Link> links,
        @Nullable Attempt attempt,
        @Nullable Instant dueAt,
        @Nullable Instant endedAt)
        implements Aggregate<Session> {

    /** How far a test is. */
    public enum State {
        INVITED,
        STARTED,
        /** Submitted, or out of time. */
        COMPLETED,
        /** Not started in time. */
        EXPIRED,
        /** Called off before the start; or before the end, where the candidate was erased. */
        CANCELLED
    }

    static final int MAX_LINKS = 5;

    public Session {
        links = List.copyOf(links);
    }

    /** An application has one session for each assessment of its job, whatever becomes of it. */
    public static String idFor(String organization, String applicationId, String assessmentId) {
        return Ids.derived(organization, "session", applicationId, assessmentId);
    }

    public static Change<Session> invite(Applicant applicant, Assessment assessment, Instant now) {
        Instant expiresAt = now.plus(Duration.ofDays(assessment.design().invitationDays()));
        Session session = new Session(
                idFor(assessment.organization(), applicant.applicationId(), assessment.id()),
                assessment.organization(),
                0,
                State.INVITED,
                applicant,
                Terms.of(assessment),
                now,
                expiresAt,
                List.of(),
                null,
                expiresAt,
                null);
        return Change.of(session, SessionEvents.invited(session));
    }

    /** Gives out one more link; beyond {@value #MAX_LINKS} the oldest is of no use any more. */
    public Change<Session> link(AccessToken token, Instant now) {
        if (!canStart(now) && !isOpen(now)) {
            throw ended();
        }
        List<Link> added = Stream.concat(links.stream(), Stream.of(new Link(token.hash(), now)))
                .toList();
        List<Link> kept = added.subList(Math.max(0, added.size() - MAX_LINKS), added.size());
        return Change.of(copy(version, state, kept, attempt, dueAt, endedAt));
    }

    /** Until when a link is of use: to start or, once started, to work on. */
    public Instant usableUntil() {
        return attempt == null ? expiresAt : attempt.deadline();
    }

    boolean opensWith(AccessToken token) {
        // All are compared, so that the time it takes does not tell which one matched.
        return links.stream().filter(link -> token.hasHash(link.tokenHash())).count() > 0;
    }

    /** Starts the clock, once: whoever starts again goes on with the same questions and the same deadline. */
    Change<Session> start(Supplier<Paper> paper, Instant now) {
        if (state == State.STARTED) {
            return Change.of(this);
        }
        if (!canStart(now)) {
            throw ended();
        }
        Attempt begun = Attempt.begin(paper.get(), Duration.ofMinutes(terms.durationMinutes()), now);
        return Change.of(started(begun), SessionEvents.started(this, begun));
    }

    /** Keeps an answer in place of the one before; null takes it back. Not an event: only the last one counts. */
    Change<Session> answer(String questionId, @Nullable Answer answer, Function<Answer, String> seal, Instant now) {
        return Change.of(started(openAttempt(now).answer(questionId, answer, seal, now)));
    }

    Change<Session> submit(Instant now) {
        if (attempt != null && attempt.completion() == Completion.SUBMITTED) {
            return Change.of(this);
        }
        return complete(openAttempt(now), Completion.SUBMITTED, now);
    }

    /** Does what the passing of time asks for: an invitation expires, a test that is out of time is completed. */
    Change<Session> lapse(Instant now) {
        if (state == State.INVITED && !canStart(now)) {
            return Change.of(ended(State.EXPIRED, expiresAt), SessionEvents.expired(this));
        }
        if (state == State.STARTED && !isOpen(now)) {
            Attempt late = Objects.requireNonNull(attempt);
            return complete(late, Completion.TIMED_OUT, late.deadline());
        }
        return Change.of(this);
    }

    /** Withdraws the invitation; doing so again changes nothing. */
    public Change<Session> cancel(Instant now) {
        return switch (state) {
            case INVITED, CANCELLED -> cancelUnlessStarted(now);
            case STARTED, COMPLETED -> throw new SessionProblem.Started();
            case EXPIRED -> throw ended();
        };
    }

    /** Another test of the application is missed: this one would not count, unless it has begun. */
    Change<Session> callOff(Instant now) {
        return state == State.INVITED && !canStart(now) ? lapse(now) : cancelUnlessStarted(now);
    }

    /** Whether it will not be taken, and with it no other test of the application that has not begun. */
    public boolean isMissed() {
        return state == State.EXPIRED || state == State.CANCELLED;
    }

    /** The same where a test that has begun goes on. */
    public Change<Session> cancelUnlessStarted(Instant now) {
        return state == State.INVITED
                ? Change.of(ended(State.CANCELLED, now), SessionEvents.cancelled(this, now))
                : Change.of(this);
    }

    /**
     * Leaves nothing of the candidate but ids: no answer, and no link that lets anybody in. What has not come to its end is
     * called off, and that is told as a cancelled invitation even of a test that goes on: a completion would be waited for
     * with a score that nobody can give. Doing so again changes nothing.
     */
    Change<Session> erase(Instant now) {
        Attempt bare = attempt == null ? null : attempt.withoutAnswers();
        if (state == State.INVITED || state == State.STARTED) {
            return Change.of(
                    copy(version, State.CANCELLED, List.of(), bare, null, now), SessionEvents.cancelled(this, now));
        }
        return links.isEmpty() && Objects.equals(attempt, bare)
                ? Change.of(this)
                : Change.of(copy(version, state, List.of(), bare, dueAt, endedAt));
    }

    private boolean canStart(Instant now) {
        return state == State.INVITED && now.isBefore(expiresAt);
    }

    private boolean isOpen(Instant now) {
        return state == State.STARTED && attempt != null && attempt.isOpen(now);
    }

    private Attempt openAttempt(Instant now) {
        if (canStart(now)) {
            throw new SessionProblem.NotStarted();
        }
        if (attempt == null || !isOpen(now)) {
            throw ended();
        }
        return attempt;
    }

    private SessionProblem ended() {
        return switch (state) {
            case INVITED, EXPIRED -> new SessionProblem.InvitationExpired();
            case CANCELLED -> new SessionProblem.InvitationCancelled();
            case STARTED, COMPLETED -> new SessionProblem.Over();
        };
    }

    private Change<Session> complete(Attempt done, Completion how, Instant completedAt) {
        return Change.of(
                copy(version, State.COMPLETED, links, done.complete(how), null, completedAt),
                SessionEvents.completed(this, done, how, completedAt));
    }

    private Session started(Attempt going) {
        return copy(version, State.STARTED, links, going, going.closesAt(), null);
    }

    private Session ended(State end, Instant at) {
        return copy(version, end, links, null, null, at);
    }

    @Override
    public Session withVersion(long newVersion) {
        return copy(newVersion, state, links, attempt, dueAt, endedAt);
    }

    private Session copy(
            long newVersion,
            State newState,
            List<Link> newLinks,
            @Nullable Attempt newAttempt,
            @Nullable Instant newDueAt,
            @Nullable Instant newEndedAt) {
        return new Session(
                id,
                organization,
                newVersion,
                newState,
                applicant,
                terms,
                invitedAt,
                expiresAt,
                newLinks,
                newAttempt,
                newDueAt,
                newEndedAt);
    }
}
