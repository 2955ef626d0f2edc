package dev.hiring.candidate.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.hiring.candidate.job.AskedAssessment;
import dev.hiring.candidate.job.Job;
import dev.hiring.candidate.policy.Cut;
import dev.hiring.candidate.policy.Decision;
import dev.hiring.candidate.policy.Outcome;
import dev.hiring.candidate.policy.PolicyRevision;
import dev.hiring.candidate.policy.Score;
import dev.hiring.candidate.policy.Scores;
import dev.hiring.candidate.policy.ShortlistPolicy;
import dev.hiring.events.CandidateEvent;
import dev.hiring.events.CandidateEvent.ApplicationMoved;
import dev.hiring.events.CandidateEvent.ApplicationReceived;
import dev.hiring.events.CandidateEvent.ApplicationWithdrawn;
import dev.hiring.events.CandidateEvent.AssessmentPercent;
import dev.hiring.events.CandidateEvent.CandidateNotSelected;
import dev.hiring.events.CandidateEvent.CandidateShortlisted;
import dev.hiring.events.CandidateEvent.DecisionOverridden;
import dev.hiring.events.Event;
import dev.hiring.events.ScoreEvent.Status;
import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.http.Problem;

class ApplicationTests {

    private static final Instant NINE = Instant.parse("2030-01-01T09:00:00Z");
    private static final Instant NOW = NINE.plusSeconds(7200);
    private static final PolicyRevision MINIMUM = revision(new ShortlistPolicy(new BigDecimal("60"), List.of(), null));
    private static final PolicyRevision BEST = revision(new ShortlistPolicy(new BigDecimal("60"), List.of(), 8));
    private static final Cut BEST_EIGHT = new Cut(8, null, null);

    private static final Score FIRST_MARKING = score(1, Status.AWAITING_REVIEW, "40.00");
    private static final Score SECOND_MARKING = score(2, Status.FINAL, "75.00");

    private static final List<Function<Application, Change<Application>>> NEWS = List.of(
            application -> application.reach(Stage.INVITED, NINE.plusSeconds(1)),
            application -> application.reach(Stage.IN_TEST, NINE.plusSeconds(60)),
            application -> application.completed("test-1", Scores.COMPLETED_AT),
            application -> application.scored("test-1", FIRST_MARKING, MINIMUM, NOW),
            application -> application.scored("test-1", SECOND_MARKING, MINIMUM, NOW));

    @Test
    void isReceivedByAnOpenJob() {
        Change<Application> received = received(job());

        assertThat(received.state().stage()).isEqualTo(Stage.RECEIVED);
        assertThat(received.events())
                .containsExactly(new ApplicationReceived(
                        received.state().id(), "candidate-1", "job-1", List.of("test-1"), NINE));
    }

    @Test
    void isRefusedByAClosedJob() {
        Job job = job();
        Job closed = new Job(job.id(), "acme", 2, job.title(), job.assessments(), job.policies(), job.openedAt(), NINE);

        assertThatThrownBy(() -> received(closed))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo("job-closed"));
    }

    @Test
    void endsInTheSameStageAndDecisionWhateverTheOrderOfTheNews() {
        Application inOrder = apply(application(), NEWS).state();
        assertThat(inOrder.stage()).isEqualTo(Stage.SHORTLISTED);
        assertThat(inOrder.stages().keySet())
                .containsExactly(
                        Stage.RECEIVED, Stage.INVITED, Stage.IN_TEST, Stage.COMPLETED, Stage.SCORED, Stage.SHORTLISTED);

        for (List<Function<Application, Change<Application>>> permutation : permutations(NEWS)) {
            Change<Application> changed = apply(application(), permutation);
            assertThat(changed.state()).isEqualTo(inOrder);
            assertThat(changed.events()).hasExactlyElementsOfTypes(CandidateShortlisted.class);
        }
    }

    @Test
    void neverMovesBack() {
        for (List<Function<Application, Change<Application>>> permutation : permutations(NEWS)) {
            Application application = application();
            for (Function<Application, Change<Application>> news : permutation) {
                Application next = news.apply(application).state();
                assertThat(next.stage()).isGreaterThanOrEqualTo(application.stage());
                application = next;
            }
        }
    }

    @Test
    void findsNothingToDoInNewsItHasHeard() {
        Application decided = apply(application(), NEWS).state();

        for (Function<Application, Change<Application>> news : NEWS) {
            Change<Application> again = news.apply(decided);
            assertThat(again.state()).isSameAs(decided);
            assertThat(again.events()).isEmpty();
        }
    }

    @Test
    void ignoresAMarkingThatIsOlderThanTheDecision() {
        Application decided =
                application().scored("test-1", SECOND_MARKING, MINIMUM, NOW).state();

        assertThat(decided.scored("test-1", FIRST_MARKING, MINIMUM, NOW).state().score())
                .isEqualTo(SECOND_MARKING);
    }

    @Test
    void isDecidedOnlyByAFinalScore() {
        Change<Application> marked = application().scored("test-1", FIRST_MARKING, MINIMUM, NOW);

        assertThat(marked.events()).isEmpty();
        assertThat(marked.state().stage()).isEqualTo(Stage.COMPLETED);
        assertThat(marked.state().score()).isEqualTo(FIRST_MARKING);
        assertThat(marked.state().rankKey()).isNull();
    }

    @Test
    void waitsForTheClosingWhenThePolicyTakesTheBest() {
        Change<Application> scored = application().scored("test-1", SECOND_MARKING, BEST, NOW);

        assertThat(scored.events()).isEmpty();
        assertThat(scored.state().stage()).isEqualTo(Stage.SCORED);
        assertThat(scored.state().awaitingDecision()).contains(SECOND_MARKING);
        assertThat(scored.state().rankKey()).isNotNull();
    }

    @Test
    void isDecidedOnce() {
        Application waiting =
                application().scored("test-1", SECOND_MARKING, BEST, NOW).state();
        Decision ninth = BEST.decideRanked(SECOND_MARKING, 9, BEST_EIGHT, NOW);
        Change<Application> decided = waiting.decide(ninth);

        assertThat(decided.state().stage()).isEqualTo(Stage.NOT_SELECTED);
        assertThat(decided.events())
                .containsExactly(new CandidateNotSelected(
                        waiting.id(), "candidate-1", "job-1", 4, 2, new BigDecimal("75.00"), 9, ninth.reasons(), NOW));
        assertThat(decided.state().decide(BEST.decideRanked(SECOND_MARKING, 1, BEST_EIGHT, NOW)))
                .isEqualTo(Change.of(decided.state()));
    }

    @Test
    void isNotDecidedBeforeItsScoreIsFinal() {
        Application application = application();

        assertThat(application.decide(BEST.decideRanked(SECOND_MARKING, 1, BEST_EIGHT, NOW)))
                .isEqualTo(Change.of(application));
    }

    @Test
    void isWithdrawnOnce() {
        Application application = application();
        Change<Application> withdrawn = application.withdraw("ats", NOW);

        assertThat(withdrawn.state().stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(withdrawn.events())
                .containsExactly(new ApplicationWithdrawn(application.id(), "candidate-1", "job-1", NOW));
        assertThat(withdrawn.state().withdraw("ats", NOW)).isEqualTo(Change.of(withdrawn.state()));
    }

    @Test
    void keepsAScoreThatComesAfterTheWithdrawalWithoutDeciding() {
        Change<Application> scored =
                application().withdraw("ats", NOW).state().scored("test-1", SECOND_MARKING, MINIMUM, NOW);

        assertThat(scored.events()).isEmpty();
        assertThat(scored.state().stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(scored.state().score()).isEqualTo(SECOND_MARKING);
        assertThat(scored.state().decision()).isNull();
    }

    @Test
    void keepsTheDecisionWhenAShortlistedCandidateWithdraws() {
        Application shortlisted = shortlisted();
        Application withdrawn = shortlisted.withdraw("ats", NOW).state();

        assertThat(withdrawn.stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(withdrawn.decision()).isNotNull().isEqualTo(shortlisted.decision());
    }

    @ParameterizedTest
    @EnumSource(Missed.class)
    void refusesToWithdrawWhatIsOver(Missed how) {
        Application over = application().missed("test-1", how, NOW).state();

        assertThatThrownBy(() -> over.withdraw("ats", NOW)).isInstanceOf(ApplicationProblem.Over.class);
        assertThat(over.reach(Stage.INVITED, NINE).state().stage()).isEqualTo(how.stage());
    }

    @Test
    void refusesToWithdrawWhoWasNotSelected() {
        Application notSelected = notSelected();

        assertThat(notSelected.decision()).extracting(Decision::outcome).isEqualTo(Outcome.NOT_SELECTED);
        assertThatThrownBy(() -> notSelected.withdraw("ats", NOW)).isInstanceOf(ApplicationProblem.Over.class);
    }

    @Test
    void isDecidedOtherwiseByAPersonOnTheSameGrounds() {
        Application notSelected = notSelected();

        Change<Application> taken = notSelected.override(Outcome.SHORTLISTED, "knows the domain", "ada", NOW);

        assertThat(taken.state().stage()).isEqualTo(Stage.SHORTLISTED);
        assertThat(taken.state().decisionHistory())
                .extracting(Decision::outcome, Decision::decidedBy, Decision::policyVersion)
                .containsExactly(tuple(Outcome.NOT_SELECTED, null, 4), tuple(Outcome.SHORTLISTED, "ada", 4));
        assertThat(taken.events())
                .containsExactly(new DecisionOverridden(
                        notSelected.id(),
                        "candidate-1",
                        "job-1",
                        4,
                        1,
                        new BigDecimal("59.00"),
                        CandidateEvent.Outcome.NOT_SELECTED,
                        CandidateEvent.Outcome.SHORTLISTED,
                        "ada",
                        NOW));
    }

    @Test
    void staysAsAPersonDecidedWhateverIsMarkedLater() {
        Application taken = notSelected()
                .override(Outcome.SHORTLISTED, "knows the domain", "ada", NOW)
                .state();

        assertThat(taken.scored("test-1", score(3, Status.FINAL, "10.00"), MINIMUM, NOW))
                .isEqualTo(Change.of(taken));
    }

    @Test
    void standsWhereItStoodWhenItIsTakenInAgain() {
        Application offered = move(shortlisted(), Step.OFFER).state();
        Application rejected = offered.override(Outcome.NOT_SELECTED, "the position is gone", "ada", NOW)
                .state();
        Application again =
                rejected.override(Outcome.SHORTLISTED, "it is not", "ada", NOW).state();

        assertThat(rejected.stage()).isEqualTo(Stage.NOT_SELECTED);
        assertThat(again.stage()).isEqualTo(Stage.OFFER);
    }

    @Test
    void isOverriddenOnlyWhereSomethingElseWasDecided() {
        Application waiting =
                application().scored("test-1", SECOND_MARKING, BEST, NOW).state();
        Application withdrawn = shortlisted().withdraw("ats", NOW).state();

        assertRefuses("not-decided", () -> waiting.override(Outcome.SHORTLISTED, "why", "ada", NOW));
        assertRefuses("outcome-stands", () -> shortlisted().override(Outcome.SHORTLISTED, "why", "ada", NOW));
        assertRefuses("application-over", () -> withdrawn.override(Outcome.NOT_SELECTED, "why", "ada", NOW));
    }

    @Test
    void isNotDecidedOnWithoutEnd() {
        Application application = shortlisted();
        for (int i = 1; i < Application.MOST_DECISIONS; i++) {
            Outcome wanted = i % 2 == 0 ? Outcome.SHORTLISTED : Outcome.NOT_SELECTED;
            application = application.override(wanted, "why", "ada", NOW).state();
        }
        Application last = application;

        assertRefuses("too-many-decisions", () -> last.override(Outcome.SHORTLISTED, "why", "ada", NOW));
    }

    @Test
    void isMovedOnByPeopleAndNeverBack() {
        Change<Application> interviewed = move(shortlisted(), Step.INTERVIEW);
        Application hired = move(interviewed.state(), Step.HIRED).state();

        assertThat(interviewed.events())
                .containsExactly(new ApplicationMoved(
                        interviewed.state().id(),
                        "candidate-1",
                        "job-1",
                        CandidateEvent.Step.SHORTLISTED,
                        CandidateEvent.Step.INTERVIEW,
                        "ada",
                        NOW));
        assertThat(hired.stage()).isEqualTo(Stage.HIRED);
        assertThat(hired.moves()).extracting(Move::to).containsExactly(Stage.INTERVIEW, Stage.HIRED);
        assertThat(move(hired, Step.HIRED)).isEqualTo(Change.of(hired));
        assertRefuses("moves-back", () -> move(hired, Step.OFFER));
        assertRefuses("application-over", () -> hired.withdraw("ats", NOW));
    }

    @Test
    void isMovedOnOnlyWhenItIsShortlisted() {
        assertRefuses("not-shortlisted", () -> move(application(), Step.INTERVIEW));
        assertRefuses("not-shortlisted", () -> move(notSelected(), Step.INTERVIEW));
        assertRefuses(
                "not-shortlisted", () -> move(shortlisted().withdraw("ats", NOW).state(), Step.INTERVIEW));
    }

    @Test
    void keepsWhatWasMeasuredOfAnErasedCandidateAndNoWords() {
        Application moved = move(
                        shortlisted()
                                .override(Outcome.NOT_SELECTED, "a secret", "ann", NOW)
                                .state()
                                .override(Outcome.SHORTLISTED, "a secret", "ann", NOW)
                                .state(),
                        Step.INTERVIEW)
                .state();

        Change<Application> forgotten = moved.forget(NOW);

        assertThat(forgotten.state().toString()).doesNotContain("secret");
        assertThat(forgotten.state().stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(forgotten.state().score()).isEqualTo(moved.score());
        assertThat(forgotten.state().decisionHistory())
                .extracting(Decision::outcome)
                .containsExactly(Outcome.SHORTLISTED, Outcome.NOT_SELECTED, Outcome.SHORTLISTED);
        assertThat(forgotten.state().decisionHistory().getFirst())
                .isEqualTo(moved.decisionHistory().getFirst());
        assertThat(forgotten.events()).singleElement().isInstanceOf(ApplicationWithdrawn.class);
        assertThat(forgotten.state().forget(NOW)).isEqualTo(Change.of(forgotten.state()));
    }

    @Test
    void withdrawsNobodyWhoIsAtAnEndWhenTheyAreErased() {
        Application hired = move(shortlisted(), Step.HIRED).state();

        Change<Application> forgotten = hired.forget(NOW);

        assertThat(forgotten.state().stage()).isEqualTo(Stage.HIRED);
        assertThat(forgotten.events()).isEmpty();
    }

    private static Application shortlisted() {
        return apply(application(), NEWS).state();
    }

    private static Application notSelected() {
        return application()
                .scored("test-1", score(1, Status.FINAL, "59.00"), MINIMUM, NOW)
                .state();
    }

    private static Change<Application> move(Application application, Step step) {
        return application.move(step, "why", "ada", NOW);
    }

    private static void assertRefuses(String type, ThrowingCallable transition) {
        assertThatThrownBy(transition)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }

    static Change<Application> apply(Application start, List<Function<Application, Change<Application>>> news) {
        Application application = start;
        List<Event> events = new ArrayList<>();
        for (Function<Application, Change<Application>> each : news) {
            Change<Application> change = each.apply(application);
            application = change.state();
            events.addAll(change.events());
        }
        return new Change<>(application, events);
    }

    static <T> Set<List<T>> permutations(List<T> all) {
        if (all.isEmpty()) {
            return Set.of(List.of());
        }
        Set<List<T>> permutations = new HashSet<>();
        for (T first : all) {
            List<T> others = new ArrayList<>(all);
            others.remove(first);
            for (List<T> rest : permutations(others)) {
                List<T> permutation = new ArrayList<>(rest);
                permutation.addFirst(first);
                permutations.add(permutation);
            }
        }
        return permutations;
    }

    private static Application application() {
        return received(job()).state();
    }

    private static Change<Application> received(Job job) {
        return Application.receive(job, "candidate-1", "ext-1", "request-1", NINE);
    }

    private static Job job() {
        return new Job(
                "job-1",
                "acme",
                1,
                "Backend Engineer",
                List.of(new AskedAssessment("test-1", "Java")),
                List.of(MINIMUM),
                NINE,
                null);
    }

    private static PolicyRevision revision(ShortlistPolicy policy) {
        return new PolicyRevision(4, policy, NINE);
    }

    private static Score score(int version, Status status, String percent) {
        Score score = Scores.of(percent, Map.of());
        return new Score(
                version,
                status,
                score.marks(),
                score.maximum(),
                score.percent(),
                score.bySkill(),
                List.of(new AssessmentPercent("test-1", version, score.percent())),
                score.completedAt(),
                score.scoredAt().plusSeconds(version));
    }
}
