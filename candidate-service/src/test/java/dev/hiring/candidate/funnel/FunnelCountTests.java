package dev.hiring.candidate.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.hiring.candidate.application.Progress;
import dev.hiring.candidate.application.Progress.Standing;
import dev.hiring.candidate.application.Stage;
import dev.hiring.candidate.funnel.Funnel.Latency;
import dev.hiring.candidate.funnel.Funnel.Median;
import dev.hiring.candidate.funnel.Funnel.Outcomes;
import dev.hiring.candidate.funnel.Funnel.StageCount;
import dev.hiring.candidate.policy.Outcome;

class FunnelCountTests {

    private static final Instant START = Instant.parse("2030-01-01T09:00:00Z");

    private final FunnelCount count = new FunnelCount();

    @Test
    void countsWhoStandsInAStageAndWhoHasReachedIt() {
        add(Stage.RECEIVED, Map.of(Stage.RECEIVED, 0));
        add(Stage.INVITATION_EXPIRED, Map.of(Stage.RECEIVED, 0, Stage.INVITED, 1, Stage.INVITATION_EXPIRED, 9));
        add(
                Stage.SHORTLISTED,
                Outcome.SHORTLISTED,
                Map.of(
                        Stage.RECEIVED, 0,
                        Stage.INVITED, 1,
                        Stage.IN_TEST, 10,
                        Stage.COMPLETED, 20,
                        Stage.SCORED, 21,
                        Stage.SHORTLISTED, 22));
        add(
                Stage.WITHDRAWN,
                Outcome.NEEDS_REVIEW,
                Map.of(
                        Stage.RECEIVED, 0,
                        Stage.COMPLETED, 20,
                        Stage.SCORED, 23,
                        Stage.NEEDS_REVIEW, 26,
                        Stage.WITHDRAWN, 30));

        Funnel funnel = count.funnel("job-1");

        assertThat(funnel.applications()).isEqualTo(4);
        assertThat(funnel.stages())
                .contains(
                        new StageCount(Stage.RECEIVED, 1, 4),
                        new StageCount(Stage.INVITED, 0, 3),
                        new StageCount(Stage.INVITATION_EXPIRED, 1, 1),
                        new StageCount(Stage.IN_TEST, 0, 2),
                        new StageCount(Stage.SCORED, 0, 2),
                        new StageCount(Stage.SHORTLISTED, 1, 1),
                        new StageCount(Stage.NEEDS_REVIEW, 0, 1),
                        new StageCount(Stage.WITHDRAWN, 1, 1))
                .hasSize(Stage.values().length);
        assertThat(funnel.outcomes()).isEqualTo(new Outcomes(1, 0, 1));
        assertThat(funnel.medians())
                .containsExactly(
                        new Median("RECEIVED", "INVITED", 1.0, 2),
                        new Median("INVITED", "IN_TEST", 9.0, 1),
                        new Median("IN_TEST", "COMPLETED", 10.0, 1),
                        new Median("COMPLETED", "SCORED", 1.0, 2),
                        new Median("SCORED", "DECIDED", 1.0, 2));
        assertThat(funnel.completedToDecision()).isEqualTo(new Latency(2, 2000L, 6000L));
    }

    @Test
    void isEmptyForAJobWithoutApplications() {
        Funnel funnel = count.funnel("job-1");

        assertThat(funnel.applications()).isZero();
        assertThat(funnel.medians())
                .allSatisfy(median -> assertThat(median.seconds()).isNull());
        assertThat(funnel.completedToDecision()).isEqualTo(new Latency(0, null, null));
    }

    @Test
    void countsTheDecisionThatStandsAndTimesTheFirst() {
        add(
                Stage.INTERVIEW,
                Outcome.SHORTLISTED,
                Map.of(
                        Stage.RECEIVED, 0,
                        Stage.COMPLETED, 20,
                        Stage.SCORED, 21,
                        Stage.NOT_SELECTED, 22,
                        Stage.SHORTLISTED, 90,
                        Stage.INTERVIEW, 95));

        Funnel funnel = count.funnel("job-1");

        assertThat(funnel.outcomes()).isEqualTo(new Outcomes(1, 0, 0));
        assertThat(funnel.stages())
                .contains(
                        new StageCount(Stage.NOT_SELECTED, 0, 1),
                        new StageCount(Stage.SHORTLISTED, 0, 1),
                        new StageCount(Stage.INTERVIEW, 1, 1));
        assertThat(funnel.completedToDecision()).isEqualTo(new Latency(1, 2000L, 2000L));
    }

    private void add(Stage stage, Map<Stage, Integer> seconds) {
        add(stage, null, seconds);
    }

    private void add(Stage stage, @Nullable Outcome standing, Map<Stage, Integer> seconds) {
        Map<Stage, Instant> stages = new EnumMap<>(Stage.class);
        seconds.forEach((reached, second) -> stages.put(reached, START.plusSeconds(second)));
        count.add(new Progress(stage, stages, standing == null ? null : new Standing(standing)));
    }
}
