package dev.hiring.assessment.session;

import static dev.hiring.assessment.session.SampleSession.APPLICANT;
import static dev.hiring.assessment.session.SampleSession.DEADLINE;
import static dev.hiring.assessment.session.SampleSession.EXPIRES_AT;
import static dev.hiring.assessment.session.SampleSession.INVITED_AT;
import static dev.hiring.assessment.session.SampleSession.STARTED_AT;
import static dev.hiring.assessment.session.SampleSession.invited;
import static dev.hiring.assessment.session.SampleSession.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hiring.assessment.session.Session.State;
import dev.hiring.events.Answer;
import dev.hiring.events.AssessmentEvent.AssessmentCompleted;
import dev.hiring.events.AssessmentEvent.AssessmentStarted;
import dev.hiring.events.AssessmentEvent.CandidateInvited;
import dev.hiring.events.AssessmentEvent.CompletedItem;
import dev.hiring.events.AssessmentEvent.Completion;
import dev.hiring.events.AssessmentEvent.InvitationCancelled;
import dev.hiring.events.AssessmentEvent.InvitationExpired;
import dev.hiring.events.Event;
import dev.hiring.events.PinnedQuestion;
import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.http.Unprocessable;

class SessionTests {

    private static final Answer B = new Answer.SingleChoice("b");
    private static final Instant CLOSING = DEADLINE.plusSeconds(2);
    private static final Instant TOO_LATE = CLOSING.plusMillis(1);

    @Test
    void invitesUntilTheAssessmentsDaysAreOver() {
        Change<Session> invitation = Session.invite(APPLICANT, SampleSession.assessment(), INVITED_AT);

        assertThat(invitation.events())
                .containsExactly(new CandidateInvited(
                        invitation.state().id(),
                        "application-1",
                        "candidate-1",
                        "job-1",
                        "assessment-1",
                        INVITED_AT,
                        EXPIRES_AT));
        assertThat(invitation.state().dueAt()).isEqualTo(EXPIRES_AT);
    }

    @Test
    void hasOneIdPerOrganizationApplicationAndAssessment() {
        assertThat(Session.idFor("acme", "application-1", "assessment-1"))
                .isEqualTo(invited().id())
                .isNotEqualTo(Session.idFor("globex", "application-1", "assessment-1"))
                .isNotEqualTo(Session.idFor("acme", "application-2", "assessment-1"))
                .isNotEqualTo(Session.idFor("acme", "application-1", "assessment-2"));
    }

    @Test
    void startsTheClockAndPinsTheQuestions() {
        Change<Session> start = invited().start(SampleSession::paper, STARTED_AT);

        AssessmentStarted event = only(start, AssessmentStarted.class);
        assertThat(event.questions()).hasSize(6).contains(new PinnedQuestion("SINGLE_CHOICE", 3));
        assertThat(event.startedAt()).isEqualTo(STARTED_AT);
        assertThat(event.deadline()).isEqualTo(DEADLINE);
        assertThat(Objects.requireNonNull(start.state().attempt()).seed()).isEqualTo(42);
    }

    @Test
    void startsOnce() {
        Session session = started();

        assertNothingHappens(
                session.start(
                        () -> {
                            throw new AssertionError("nothing is drawn again");
                        },
                        STARTED_AT.plusSeconds(60)),
                session);
    }

    @Test
    void refusesToStartAnExpiredInvitationEvenBeforeTheSweep() {
        assertThatExceptionOfType(SessionProblem.InvitationExpired.class)
                .isThrownBy(() -> invited().start(SampleSession::paper, EXPIRES_AT));
        Session swept = invited().lapse(EXPIRES_AT).state();
        assertThatExceptionOfType(SessionProblem.InvitationExpired.class)
                .isThrownBy(() -> swept.start(SampleSession::paper, EXPIRES_AT));
    }

    @Test
    void startsInTheLastMomentOfTheInvitation() {
        Session session =
                invited().start(SampleSession::paper, EXPIRES_AT.minusMillis(1)).state();

        assertThat(session.state()).isEqualTo(State.STARTED);
    }

    @Test
    void refusesToStartACancelledInvitation() {
        Session cancelled = invited().cancel(STARTED_AT).state();

        assertThatExceptionOfType(SessionProblem.InvitationCancelled.class)
                .isThrownBy(() -> cancelled.start(SampleSession::paper, STARTED_AT));
    }

    @Test
    void keepsTheLastAnswerWithoutAnEvent() {
        Change<Session> first = started()
                .answer("SINGLE_CHOICE", new Answer.SingleChoice("a"), SampleSession::seal, STARTED_AT.plusSeconds(1));
        Change<Session> second =
                first.state().answer("SINGLE_CHOICE", B, SampleSession::seal, STARTED_AT.plusSeconds(2));

        assertThat(second.events()).isEmpty();
        Item item = Objects.requireNonNull(second.state().attempt()).item("SINGLE_CHOICE");
        assertThat(item.answer()).isEqualTo(SampleSession.seal(B));
        assertThat(item.savedAt()).isEqualTo(STARTED_AT.plusSeconds(2));
    }

    @Test
    void takesAnAnswerBack() {
        Session answered = started()
                .answer("SINGLE_CHOICE", B, SampleSession::seal, STARTED_AT)
                .state();

        Session cleared = answered.answer("SINGLE_CHOICE", null, SampleSession::seal, STARTED_AT)
                .state();

        assertThat(Objects.requireNonNull(cleared.attempt())
                        .item("SINGLE_CHOICE")
                        .answer())
                .isNull();
    }

    @Test
    void refusesAnAnswerBeforeTheStart() {
        assertThatExceptionOfType(SessionProblem.NotStarted.class)
                .isThrownBy(() -> invited().answer("SINGLE_CHOICE", B, SampleSession::seal, STARTED_AT));
    }

    @Test
    void refusesAnAnswerToAQuestionThatWasNotDrawn() {
        assertThatExceptionOfType(Unprocessable.class)
                .isThrownBy(() -> started().answer("other", B, SampleSession::seal, STARTED_AT));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 2_399_999, 2_400_000, 2_402_000})
    void acceptsAnswersAndSubmissionUntilTwoSecondsAfterTheDeadline(long millis) {
        Instant now = STARTED_AT.plusMillis(millis);

        Session answered =
                started().answer("SINGLE_CHOICE", B, SampleSession::seal, now).state();
        AssessmentCompleted completed = only(answered.submit(now), AssessmentCompleted.class);

        assertThat(completed.completion()).isEqualTo(Completion.SUBMITTED);
        assertThat(completed.completedAt()).isEqualTo(now);
    }

    @Test
    void rejectsAnswerAndSubmissionAfterThat() {
        assertThatExceptionOfType(SessionProblem.Over.class)
                .isThrownBy(() -> started().answer("SINGLE_CHOICE", B, SampleSession::seal, TOO_LATE));
        assertThatExceptionOfType(SessionProblem.Over.class)
                .isThrownBy(() -> started().submit(TOO_LATE));
    }

    @Test
    void completesWithAllThatScoringNeeds() {
        Session answered = started()
                .answer("SINGLE_CHOICE", B, SampleSession::seal, STARTED_AT)
                .state();

        AssessmentCompleted event = only(answered.submit(STARTED_AT.plusSeconds(9)), AssessmentCompleted.class);

        assertThat(event.items()).hasSize(6).extracting(CompletedItem::version).containsOnly(3);
        assertThat(event.items())
                .filteredOn(item -> item.questionId().equals("SINGLE_CHOICE"))
                .singleElement()
                .satisfies(item -> assertThat(item.answer()).isEqualTo(SampleSession.seal(B)))
                .satisfies(item -> assertThat(item.skills()).containsExactly("sql"));
        assertThat(event.items()).filteredOn(item -> item.answer() == null).hasSize(5);
        assertThat(event.startedAt()).isEqualTo(STARTED_AT);
    }

    @Test
    void submitsOnce() {
        Session submitted = started().submit(STARTED_AT.plusSeconds(5)).state();

        assertNothingHappens(submitted.submit(TOO_LATE), submitted);
        assertNothingHappens(submitted.lapse(TOO_LATE), submitted);
        assertThatExceptionOfType(SessionProblem.Over.class)
                .isThrownBy(() -> submitted.answer("SINGLE_CHOICE", B, SampleSession::seal, STARTED_AT.plusSeconds(6)));
        assertThatExceptionOfType(SessionProblem.Over.class)
                .isThrownBy(() -> submitted.start(SampleSession::paper, STARTED_AT.plusSeconds(6)));
    }

    @Test
    void timesOutWithWhatWasSavedAsOfTheDeadline() {
        Session answered = started()
                .answer("SINGLE_CHOICE", B, SampleSession::seal, STARTED_AT)
                .state();

        Change<Session> timedOut = answered.lapse(TOO_LATE);

        AssessmentCompleted event = only(timedOut, AssessmentCompleted.class);
        assertThat(event.completion()).isEqualTo(Completion.TIMED_OUT);
        assertThat(event.completedAt()).isEqualTo(DEADLINE);
        assertThat(event.items()).filteredOn(item -> item.answer() != null).hasSize(1);
        assertThat(timedOut.state().dueAt()).isNull();
        assertThatExceptionOfType(SessionProblem.Over.class)
                .isThrownBy(() -> timedOut.state().submit(TOO_LATE));
    }

    @Test
    void lapsesOnlyWhenItIsTime() {
        Session invited = invited();
        Session started = started();

        assertNothingHappens(invited.lapse(EXPIRES_AT.minusMillis(1)), invited);
        assertNothingHappens(started.lapse(CLOSING), started);
    }

    @Test
    void expires() {
        Change<Session> expired = invited().lapse(EXPIRES_AT.plusSeconds(30));

        assertThat(only(expired, InvitationExpired.class).expiredAt()).isEqualTo(EXPIRES_AT);
        assertNothingHappens(expired.state().lapse(EXPIRES_AT.plusSeconds(60)), expired.state());
        assertThatExceptionOfType(SessionProblem.InvitationExpired.class)
                .isThrownBy(() -> expired.state().cancel(EXPIRES_AT));
    }

    @Test
    void cancelsOnce() {
        Change<Session> cancelled = invited().cancel(STARTED_AT);

        assertThat(only(cancelled, InvitationCancelled.class).cancelledAt()).isEqualTo(STARTED_AT);
        assertNothingHappens(cancelled.state().cancel(STARTED_AT.plusSeconds(1)), cancelled.state());
        assertNothingHappens(cancelled.state().lapse(EXPIRES_AT), cancelled.state());
    }

    @Test
    void goesOnWhenCancelledAfterTheStart() {
        Session session = started();

        assertThatExceptionOfType(SessionProblem.Started.class).isThrownBy(() -> session.cancel(STARTED_AT));
        assertNothingHappens(session.cancelUnlessStarted(STARTED_AT), session);
    }

    @Test
    void opensWithTheLastFiveLinks() {
        AccessToken oldest = AccessToken.random();
        Session session = invited().link(oldest, INVITED_AT).state();
        assertThat(session.opensWith(oldest)).isTrue();

        for (int i = 1; i < Session.MAX_LINKS; i++) {
            session = session.link(AccessToken.random(), INVITED_AT).state();
        }
        assertThat(session.opensWith(oldest)).isTrue();

        AccessToken newest = AccessToken.random();
        session = session.link(newest, INVITED_AT).state();
        assertThat(session.opensWith(oldest)).isFalse();
        assertThat(session.opensWith(newest)).isTrue();
        assertThat(session.links())
                .hasSize(5)
                .noneMatch(link -> link.tokenHash().equals(newest.value()));
    }

    @Test
    void givesOutLinksWhileTheTestGoesOn() {
        assertThat(started().link(AccessToken.random(), CLOSING).state().usableUntil())
                .isEqualTo(DEADLINE);
        assertThatExceptionOfType(SessionProblem.Over.class)
                .isThrownBy(() -> started().link(AccessToken.random(), TOO_LATE));
        assertThatExceptionOfType(SessionProblem.InvitationExpired.class)
                .isThrownBy(() -> invited().link(AccessToken.random(), EXPIRES_AT));
    }

    @Test
    void callsOffWhatGoesOnWhenTheCandidateIsErased() {
        Session answered = started()
                .link(AccessToken.random(), STARTED_AT)
                .state()
                .answer("SINGLE_CHOICE", B, SampleSession::seal, STARTED_AT)
                .state();

        Change<Session> invitedErased = invited().erase(STARTED_AT);
        Change<Session> startedErased = answered.erase(STARTED_AT.plusSeconds(5));

        assertThat(only(invitedErased, InvitationCancelled.class).cancelledAt()).isEqualTo(STARTED_AT);
        only(startedErased, InvitationCancelled.class);
        assertThat(List.of(invitedErased.state(), startedErased.state()))
                .allSatisfy(SessionTests::assertNothingIsLeft)
                .extracting(Session::state)
                .containsOnly(State.CANCELLED);
        assertThat(startedErased.state().endedAt()).isEqualTo(STARTED_AT.plusSeconds(5));
        assertThatExceptionOfType(SessionProblem.InvitationCancelled.class)
                .isThrownBy(() -> startedErased.state().link(AccessToken.random(), STARTED_AT));
        assertThatExceptionOfType(SessionProblem.InvitationCancelled.class)
                .isThrownBy(() -> startedErased.state().submit(STARTED_AT));
    }

    @Test
    void erasesWhatIsOverWithoutAnEventAndOnce() {
        Session submitted = started()
                .answer("SINGLE_CHOICE", B, SampleSession::seal, STARTED_AT)
                .state()
                .link(AccessToken.random(), STARTED_AT)
                .state()
                .submit(STARTED_AT)
                .state();

        Change<Session> erased = submitted.erase(TOO_LATE);

        assertThat(erased.events()).isEmpty();
        assertNothingIsLeft(erased.state());
        assertThat(erased.state().state()).isEqualTo(State.COMPLETED);
        assertThat(erased.state().endedAt()).isEqualTo(STARTED_AT);
        assertNothingHappens(erased.state().erase(TOO_LATE), erased.state());
    }

    private static void assertNothingIsLeft(Session session) {
        assertThat(session.links()).isEmpty();
        assertThat(session.dueAt()).isNull();
        assertThat(
                        session.attempt() == null
                                ? List.<Item>of()
                                : session.attempt().items())
                .allSatisfy(item -> {
                    assertThat(item.answer()).isNull();
                    assertThat(item.savedAt()).isNull();
                });
    }

    private static <E extends Event> E only(Change<Session> change, Class<E> type) {
        assertThat(change.events()).singleElement().isInstanceOf(type);
        return type.cast(change.events().getFirst());
    }

    private static void assertNothingHappens(Change<Session> change, Session before) {
        assertThat(change.state()).isSameAs(before);
        assertThat(change.events()).isEmpty();
    }
}
