package dev.hiring.candidate.shortlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import dev.hiring.candidate.application.Application;
import dev.hiring.candidate.application.Sittings;
import dev.hiring.candidate.application.Stage;
import dev.hiring.candidate.job.Job;
import dev.hiring.candidate.policy.Cut;
import dev.hiring.candidate.policy.Outcome;
import dev.hiring.candidate.policy.PolicyRevision;
import dev.hiring.candidate.policy.Score;
import dev.hiring.candidate.policy.Scores;
import dev.hiring.candidate.policy.ShortlistPolicy;
import dev.hiring.candidate.shortlist.Selection.Place;

class SelectionTests {

    private static final Instant NOW = Instant.parse("2030-01-02T09:00:00Z");
    private static final PolicyRevision BEST_TWO =
            new PolicyRevision(5, new ShortlistPolicy(new BigDecimal("50"), List.of(), 2), NOW);
    private static final Cut TWO = new Cut(2, null, null);
    private static final Job JOB = new Job("job-1", "acme", 3, "Engineer", List.of(), List.of(BEST_TWO), NOW, NOW);

    @Test
    void givesRanksOverAllPartsOfTheRanking() {
        Selection first = Selection.of(JOB, TWO)
                .state()
                .next(List.of(waiting("a", "90.00"), waiting("b", "80.00")), NOW)
                .state();
        Selection second = first.next(List.of(waiting("c", "70.00")), NOW).state();

        assertThat(first.part()).containsExactly(new Place("a", 1), new Place("b", 2));
        assertThat(second.part()).containsExactly(new Place("c", 3));
        assertThat(second.after()).isEqualTo(waiting("c", "70.00").requiredRankKey());
        assertThat(second.done()).isFalse();
        assertThat(second.next(List.of(), NOW).state().done()).isTrue();
    }

    @Test
    void givesNoRankToWhoFailsThePolicyOfTheClosing() {
        Selection selection = Selection.of(JOB, TWO)
                .state()
                .next(List.of(waiting("a", "90.00"), waiting("b", "40.00")), NOW)
                .state();

        assertThat(selection.part()).containsExactly(new Place("a", 1), new Place("b", null));
        assertThat(selection.ranked()).isEqualTo(1);
        assertThat(selection
                        .decide(new Place("b", null), Scores.of("40.00", Map.of()), NOW)
                        .outcome())
                .isEqualTo(Outcome.NOT_SELECTED);
    }

    @Test
    void takesAsManyAsThePolicySays() {
        Selection selection = Selection.of(JOB, TWO).state();
        Score score = Scores.of("70.00", Map.of());

        List<Outcome> outcomes = new ArrayList<>();
        for (int rank = 1; rank <= 3; rank++) {
            outcomes.add(selection.decide(new Place("x", rank), score, NOW).outcome());
        }
        assertThat(outcomes).containsExactly(Outcome.SHORTLISTED, Outcome.SHORTLISTED, Outcome.NOT_SELECTED);
    }

    private static Application waiting(String id, String percent) {
        Score score = Scores.of(percent, Map.of());
        Map<Stage, Instant> stages = new EnumMap<>(Map.of(Stage.RECEIVED, NOW, Stage.SCORED, NOW));
        return new Application(
                id,
                "acme",
                4,
                "job-1",
                Sittings.of(List.of("test-1")),
                "candidate-" + id,
                null,
                "request-" + id,
                NOW,
                Stage.SCORED,
                stages,
                score,
                score.rankKey(id),
                null,
                List.of(),
                List.of(),
                null);
    }
}
