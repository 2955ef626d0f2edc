package dev.hiring.candidate.application;

import static dev.hiring.candidate.application.ApplicationTests.apply;
import static dev.hiring.candidate.application.ApplicationTests.permutations;
import static dev.hiring.candidate.policy.Policies.policy;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.hiring.candidate.job.AskedAssessment;
import dev.hiring.candidate.job.Job;
import dev.hiring.candidate.policy.Decision;
import dev.hiring.candidate.policy.PolicyRevision;
import dev.hiring.candidate.policy.Score;
import dev.hiring.events.CandidateEvent.ApplicationReceived;
import dev.hiring.events.CandidateEvent.ApplicationScored;
import dev.hiring.events.CandidateEvent.AssessmentPercent;
import dev.hiring.events.CandidateEvent.CandidateShortlisted;
import dev.hiring.events.ScoreEvent.Status;
import dev.hiring.kit.aggregate.Change;

/** Applications for a job that asks for several tests. */
class SittingTests {

    private static final Instant NINE = Instant.parse("2030-01-01T09:00:00Z");
    private static final Instant NOW = NINE.plusSeconds(7200);
    private static final PolicyRevision POLICY = new PolicyRevision(
            1,
            policy().minimum("60")
                    .assessmentWeight("java", "3")
                    .assessmentWeight("sql", "1")
                    .get(),
            NINE);

    private static final Score JAVA = score("java", 1, Status.FINAL, "70.00", 10);
    private static final Score SQL_SO_FAR = score("sql", 1, Status.AWAITING_REVIEW, "10.00", 20);
    private static final Score SQL = score("sql", 2, Status.FINAL, "40.00", 20);

    private static final List<Function<Application, Change<Application>>> NEWS = List.of(
            application -> application.reach(Stage.IN_TEST, NINE.plusSeconds(5)),
            application -> application.completed("java", JAVA.completedAt()),
            application -> application.completed("sql", SQL.completedAt()),
            application -> application.scored("java", JAVA, POLICY, NOW),
            application -> application.scored("sql", SQL_SO_FAR, POLICY, NOW),
            application -> application.scored("sql", SQL, POLICY, NOW));

    @Test
    void areThoseOfTheJob() {
        Change<Application> received = received();

        assertThat(received.state().sittings().all()).containsExactly(Sitting.of("java"), Sitting.of("sql"));
        assertThat(received.events())
                .containsExactly(new ApplicationReceived(
                        received.state().id(), "candidate-1", "job-1", List.of("java", "sql"), NINE));
        assertThat(received.state().sittings().include("sql")).isTrue();
        assertThat(received.state().sittings().include("go")).isFalse();
    }

    @Test
    void areDecidedOnTogetherWhateverTheOrderOfTheNews() {
        Application inOrder = apply(received().state(), NEWS).state();
        assertThat(inOrder.stage()).isEqualTo(Stage.SHORTLISTED);
        assertThat(inOrder.decision())
                .returns(2, Decision::scoringVersion)
                .extracting(decision -> decision.reasons().getFirst().text())
                .isEqualTo("weighted total 62.5 % meets the 60 % asked");

        for (List<Function<Application, Change<Application>>> permutation : permutations(NEWS)) {
            Change<Application> changed = apply(received().state(), permutation);
            assertThat(changed.state()).isEqualTo(inOrder);
            assertThat(changed.events()).hasExactlyElementsOfTypes(ApplicationScored.class, CandidateShortlisted.class);
        }
    }

    @Test
    void areToldWhatEachCameTo() {
        Change<Application> scored = apply(received().state(), NEWS);

        assertThat(scored.events().getFirst())
                .isEqualTo(new ApplicationScored(
                        scored.state().id(),
                        "candidate-1",
                        "job-1",
                        2,
                        new BigDecimal("55.00"),
                        List.of(
                                new AssessmentPercent("java", 1, new BigDecimal("70.00")),
                                new AssessmentPercent("sql", 2, new BigDecimal("40.00"))),
                        SQL.scoredAt()));
    }

    @Test
    void areCompletedWithTheLast() {
        Application one =
                received().state().completed("sql", NINE.plusSeconds(90)).state();
        Application both = one.completed("java", NINE.plusSeconds(60)).state();

        assertThat(one.stage()).isEqualTo(Stage.RECEIVED);
        assertThat(one.changedAt()).isEqualTo(NINE.plusSeconds(90));
        assertThat(both.stage()).isEqualTo(Stage.COMPLETED);
        assertThat(both.stages()).containsEntry(Stage.COMPLETED, NINE.plusSeconds(90));
        assertThat(both.completed("java", NINE.plusSeconds(60))).isEqualTo(Change.of(both));
    }

    @Test
    void areKnownToWaitForAScoreSinceTheFirstWasCompletedThatHasNone() {
        Application done = received()
                .state()
                .completed("java", JAVA.completedAt())
                .state()
                .completed("sql", SQL.completedAt())
                .state();
        Application half = done.scored("java", JAVA, POLICY, NOW).state();

        assertThat(received().state().sittings().unscoredSince()).isNull();
        assertThat(done.sittings().unscoredSince()).isEqualTo(JAVA.completedAt());
        assertThat(half.sittings().unscoredSince()).isEqualTo(SQL.completedAt());
        assertThat(half.scored("sql", SQL_SO_FAR, POLICY, NOW)
                        .state()
                        .sittings()
                        .unscoredSince())
                .isNull();
    }

    @Test
    void haveNoScoreTogetherBeforeEachWasMarked() {
        Application one = received().state().scored("java", JAVA, POLICY, NOW).state();
        Application both = one.scored("sql", SQL_SO_FAR, POLICY, NOW).state();

        assertThat(one.score()).isNull();
        assertThat(one.sittings().of("java").score()).isEqualTo(JAVA);
        assertThat(Objects.requireNonNull(both.score()).status()).isEqualTo(Status.AWAITING_REVIEW);
        assertThat(both.stage()).isEqualTo(Stage.COMPLETED);
        assertThat(both.rankKey()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Missed.class)
    void endTheApplicationWithOneThatIsMissed(Missed how) {
        Application over = received()
                .state()
                .reach(Stage.IN_TEST, NINE.plusSeconds(5))
                .state()
                .scored("java", JAVA, POLICY, NOW)
                .state()
                .missed("sql", how, NOW)
                .state();

        assertThat(over.stage()).isEqualTo(how.stage());
        assertThat(over.sittings().of("sql").missed()).isEqualTo(how);
        assertThat(over.decision()).isNull();
        assertThat(Stage.BEFORE_SCORE).doesNotContain(over.stage());
    }

    private static Change<Application> received() {
        Job job = new Job(
                "job-1",
                "acme",
                1,
                "Backend Engineer",
                List.of(new AskedAssessment("java", "Java"), new AskedAssessment("sql", "SQL")),
                List.of(POLICY),
                NINE,
                null);
        return Application.receive(job, "candidate-1", null, "request-1", NINE);
    }

    /** Of 10 marks each. */
    private static Score score(String assessmentId, int version, Status status, String percent, int second) {
        BigDecimal marks = new BigDecimal(percent).movePointLeft(1);
        return new Score(
                version,
                status,
                marks,
                BigDecimal.TEN,
                new BigDecimal(percent),
                List.of(),
                List.of(new AssessmentPercent(assessmentId, version, new BigDecimal(percent))),
                NINE.plusSeconds(second),
                NINE.plusSeconds(second + version));
    }
}
