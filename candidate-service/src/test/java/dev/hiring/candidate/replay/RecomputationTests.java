package dev.hiring.candidate.replay;

import static dev.hiring.candidate.policy.Policies.policy;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.hiring.candidate.job.AskedAssessment;
import dev.hiring.candidate.job.Job;
import dev.hiring.candidate.policy.Decision;
import dev.hiring.candidate.policy.Outcome;
import dev.hiring.candidate.policy.Policies;
import dev.hiring.candidate.policy.PolicyRevision;
import dev.hiring.candidate.policy.Score;
import dev.hiring.candidate.replay.Recomputation.Expected;
import dev.hiring.events.CandidateEvent.AssessmentPercent;
import dev.hiring.events.CandidateEvent.Reason;
import dev.hiring.events.ScoreEvent.Status;

/** What would be decided, by what the log tells and by the policies of the time. */
class RecomputationTests {

    private static final Instant NINE = Instant.parse("2030-01-01T09:00:00Z");

    private final List<ReplayedApplication> rows = new ArrayList<>();
    private List<AskedAssessment> assessments = List.of(new AskedAssessment("test-1", "Java"));
    private final List<PolicyRevision> policies = new ArrayList<>();
    private boolean over;

    @BeforeEach
    void beginWithAMinimum() {
        policies.add(new PolicyRevision(1, policy().minimum("60").get(), NINE));
    }

    @Test
    void decidesByThePolicyOfTheTime() {
        replaceAt(60, policy().minimum("80"));
        ReplayedApplication early = row("early", told(Outcome.SHORTLISTED, 1, 1, null, 30), score(1, "70.00", 29));
        ReplayedApplication late = row("late", told(Outcome.NOT_SELECTED, 2, 1, null, 90), score(1, "70.00", 29));

        assertThat(expected(early))
                .returns(Outcome.SHORTLISTED, Decision::outcome)
                .returns(1, Decision::policyVersion);
        assertThat(expected(late))
                .returns(Outcome.NOT_SELECTED, Decision::outcome)
                .returns(2, Decision::policyVersion);
    }

    @Test
    void bearsWithADecisionThatWasUnderWayWhenThePolicyWasReplaced() {
        replaceAt(60, policy().minimum("80"));
        ReplayedApplication before = row("before", told(Outcome.SHORTLISTED, 1, 1, null, 65), score(1, "70.00", 59));
        ReplayedApplication after = row("after", told(Outcome.NOT_SELECTED, 2, 1, null, 58), score(1, "70.00", 57));
        ReplayedApplication stale = row("long", told(Outcome.SHORTLISTED, 1, 1, null, 75), score(1, "70.00", 59));

        assertThat(expected(before).policyVersion()).isEqualTo(1);
        assertThat(expected(after).policyVersion()).isEqualTo(2);
        assertThat(expected(stale).policyVersion()).isEqualTo(2);
    }

    @Test
    void decidesOnTheFirstFinalMarkingAndOfThoseWhoWaitOnTheNewest() {
        ReplayedApplication atOnce =
                row("at-once", told(Outcome.SHORTLISTED, 1, 2, null, 40), score(1, "50.00", 10), score(2, "70.00", 20));
        assertThat(expected(atOnce).scoringVersion()).isEqualTo(1);

        policies.set(0, new PolicyRevision(1, policy().best(1).get(), NINE));
        ReplayedApplication waiting =
                row("waiting", told(Outcome.SHORTLISTED, 1, 1, 1, 100), score(1, "50.00", 10), score(2, "70.00", 20));
        assertThat(expected(waiting).scoringVersion()).isEqualTo(2);
    }

    @Test
    void ranksThoseWhoWaitedAndWereThere() {
        policies.set(0, new PolicyRevision(1, policy().minimum("30").best(2).get(), NINE));
        ReplayedApplication gone = withdrawn(row("gone", null, score(1, "95.00", 10)), 50);
        ReplayedApplication first = row("first", told(Outcome.SHORTLISTED, 1, 1, 1, 100), score(1, "90.00", 10));
        ReplayedApplication second = row("second", told(Outcome.SHORTLISTED, 1, 1, 2, 100), score(1, "80.00", 10));
        ReplayedApplication third = row("third", told(Outcome.SHORTLISTED, 1, 1, 3, 101), score(1, "70.00", 10));
        ReplayedApplication below = row("below", told(Outcome.NOT_SELECTED, 1, 1, null, 11), score(1, "20.00", 10));
        ReplayedApplication lost = row("lost", null, score(1, "85.00", 10));

        assertThat(expected(first).rank()).isEqualTo(1);
        assertThat(expected(lost)).returns(2, Decision::rank).returns(Outcome.SHORTLISTED, Decision::outcome);
        assertThat(expected(second)).returns(3, Decision::rank).returns(Outcome.NOT_SELECTED, Decision::outcome);
        assertThat(expected(third)).returns(4, Decision::rank).returns(Outcome.NOT_SELECTED, Decision::outcome);
        assertThat(expected(below).rank()).isNull();
        assertThat(none(gone)).isEqualTo("it was withdrawn");
    }

    @Test
    void leavesWhoCameLateToAPerson() {
        policies.set(0, new PolicyRevision(1, policy().best(1).get(), NINE));
        row("first", told(Outcome.SHORTLISTED, 1, 1, 1, 100), score(1, "50.00", 10));
        ReplayedApplication late = row("late", told(Outcome.NEEDS_REVIEW, 1, 1, null, 200), score(1, "99.00", 199));

        assertThat(expected(late))
                .returns(Outcome.NEEDS_REVIEW, Decision::outcome)
                .returns(
                        List.of(new Reason("best-at-closing", "the best one had been chosen before this score came")),
                        Decision::reasons);
    }

    @Test
    void findsWhoShouldHaveBeenDecidedOn() {
        ReplayedApplication missed = row("missed", null, score(1, "70.00", 10));
        assertThat(expected(missed).outcome()).isEqualTo(Outcome.SHORTLISTED);

        policies.set(0, new PolicyRevision(1, policy().best(1).get(), NINE));
        assertThat(none(missed)).isEqualTo("it waits until the job is closed");
        over = true;
        assertThat(expected(missed).rank()).isEqualTo(1);
    }

    @Test
    void decidesOnAllTestsTogetherAsSoonAsTheLastOfThemIsMarked() {
        assessments = List.of(new AskedAssessment("test-1", "Java"), new AskedAssessment("test-2", "SQL"));
        policies.set(
                0,
                new PolicyRevision(
                        1,
                        policy().minimum("60")
                                .assessmentWeight("test-1", "3")
                                .assessmentWeight("test-2", "1")
                                .get(),
                        NINE));
        ReplayedApplication both = row(
                "both",
                told(Outcome.SHORTLISTED, 1, 2, null, 40),
                score("test-1", 1, "70.00", 10),
                score("test-2", 2, "40.00", 30),
                score("test-1", 2, "10.00", 50));
        ReplayedApplication one = row("one", null, score("test-1", 1, "70.00", 10));

        assertThat(expected(both))
                .returns(2, Decision::scoringVersion)
                .returns(
                        List.of(new Reason("meets-policy", "weighted total 62.5 % meets the 60 % asked")),
                        Decision::reasons);
        assertThat(none(one)).isEqualTo("the log has no final score of it");
    }

    @Test
    void findsDecisionsWithoutAScore() {
        ReplayedApplication unscored = row("unscored", told(Outcome.SHORTLISTED, 1, 1, null, 30));

        assertThat(none(unscored)).isEqualTo("the log has no final score of it");
    }

    @Test
    void findsWhoWasRankedBeforeAnybodyWasToBe() {
        policies.set(0, new PolicyRevision(1, policy().best(1).get(), NINE));
        ReplayedApplication early = row("early", told(Outcome.SHORTLISTED, 1, 1, null, 50), score(1, "70.00", 10));

        assertThat(none(early)).startsWith("the best had not been chosen at ");
    }

    @Test
    void findsThePlaceThatWasOneTooMany() {
        policies.set(0, new PolicyRevision(1, policy().best(2).rolling().get(), NINE));
        ReplayedApplication first = row("first", told(Outcome.SHORTLISTED, 1, 1, null, 10), score(1, "70.00", 9));
        ReplayedApplication second =
                withdrawn(row("second", told(Outcome.SHORTLISTED, 1, 1, null, 20), score(1, "70.00", 19)), 25);
        ReplayedApplication third = row("third", told(Outcome.SHORTLISTED, 1, 1, null, 30), score(1, "70.00", 29));
        ReplayedApplication fourth = row("fourth", told(Outcome.SHORTLISTED, 1, 1, null, 40), score(1, "70.00", 39));
        ReplayedApplication waiting = row("waiting", null, score(1, "99.00", 39));

        for (ReplayedApplication each : List.of(first, second, third)) {
            assertThat(expected(each).outcome()).isEqualTo(Outcome.SHORTLISTED);
        }
        assertThat(none(fourth)).isEqualTo("3 had a place at " + at(40) + ", of 2");
        assertThat(none(waiting)).isEqualTo("all places are taken");
    }

    @Test
    void findsThePlaceThatWasNotGiven() {
        policies.set(0, new PolicyRevision(1, policy().best(2).rolling().get(), NINE));
        ReplayedApplication first = row("first", told(Outcome.SHORTLISTED, 1, 1, null, 10), score(1, "70.00", 9));
        overridden(first, Outcome.NOT_SELECTED, 20);
        row("second", told(Outcome.SHORTLISTED, 1, 1, null, 10), score(1, "70.00", 9));
        ReplayedApplication waiting = row("waiting", null, score(1, "99.00", 39));

        assertThat(expected(waiting).outcome()).isEqualTo(Outcome.SHORTLISTED);
    }

    private Decision expected(ReplayedApplication row) {
        Expected expected = recomputation().expected(row, row.lastTold().orElse(null));
        assertThat(expected.decision()).as(expected.why()).isNotNull();
        return Objects.requireNonNull(expected.decision());
    }

    private String none(ReplayedApplication row) {
        Expected expected = recomputation().expected(row, row.lastTold().orElse(null));
        assertThat(expected.decision()).isNull();
        return expected.why();
    }

    private Recomputation recomputation() {
        Job job = new Job("job-1", "acme", 3, "Engineer", assessments, policies, NINE, over ? at(90) : null);
        return new Recomputation(job, over, at(1_000), rows::forEach);
    }

    private void replaceAt(int second, Policies policy) {
        policies.add(new PolicyRevision(policies.size() + 1, policy.get(), at(second)));
    }

    private ReplayedApplication row(String id, @Nullable Decision told, Score... scores) {
        Map<String, Score> markings = new TreeMap<>();
        for (Score score : scores) {
            markings.put(
                    ReplayedApplication.key(score.byAssessment().getFirst().assessmentId(), score.scoringVersion()),
                    score);
        }
        return add(new ReplayedApplication(
                "replay/" + id,
                "acme",
                "replay",
                id,
                NINE,
                null,
                markings,
                told == null ? Map.of() : Map.of(ReplayedApplication.key(5), told),
                Map.of(),
                false,
                null));
    }

    private ReplayedApplication withdrawn(ReplayedApplication row, int second) {
        rows.remove(row);
        return add(new ReplayedApplication(
                row.id(),
                row.organization(),
                row.replayId(),
                row.applicationId(),
                row.receivedAt(),
                at(second),
                row.markings(),
                row.told(),
                row.overrides(),
                false,
                null));
    }

    private void overridden(ReplayedApplication row, Outcome to, int second) {
        rows.remove(row);
        add(new ReplayedApplication(
                row.id(),
                row.organization(),
                row.replayId(),
                row.applicationId(),
                row.receivedAt(),
                null,
                row.markings(),
                row.told(),
                Map.of(ReplayedApplication.key(6), new ReplayedApplication.ByPerson(to, at(second))),
                false,
                null));
    }

    private ReplayedApplication add(ReplayedApplication row) {
        rows.add(row);
        return row;
    }

    private static Decision told(Outcome outcome, int policy, int scoring, @Nullable Integer rank, int second) {
        return new Decision(outcome, List.of(new Reason("told", "as told")), policy, scoring, rank, null, at(second));
    }

    private static Score score(int version, String percent, int second) {
        return score("test-1", version, percent, second);
    }

    private static Score score(String assessmentId, int version, String percent, int second) {
        return new Score(
                version,
                Status.FINAL,
                BigDecimal.ONE,
                BigDecimal.TEN,
                new BigDecimal(percent),
                List.of(),
                List.of(new AssessmentPercent(assessmentId, version, new BigDecimal(percent))),
                NINE,
                at(second));
    }

    private static Instant at(int second) {
        return NINE.plusSeconds(second);
    }
}
