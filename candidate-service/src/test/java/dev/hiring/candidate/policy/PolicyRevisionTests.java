package dev.hiring.candidate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.hiring.candidate.policy.ShortlistPolicy.SkillMinimum;
import dev.hiring.events.CandidateEvent.Reason;

class PolicyRevisionTests {

    private static final Instant NOW = Instant.parse("2030-01-01T11:00:00Z");

    @ParameterizedTest
    @MethodSource
    void decidesByMinimums(
            ShortlistPolicy policy,
            String percent,
            Map<String, String> bySkill,
            Outcome outcome,
            List<Reason> reasons) {
        Decision decision =
                revision(policy).decide(Scores.of(percent, bySkill), NOW).orElseThrow();

        assertThat(decision).isEqualTo(new Decision(outcome, reasons, 3, 1, null, null, NOW));
    }

    static Stream<Arguments> decidesByMinimums() {
        ShortlistPolicy total60 = policy("60", List.of(), null);
        ShortlistPolicy sql50 = policy(null, List.of(minimum("SQL", "50")), null);
        ShortlistPolicy both = policy("60", List.of(minimum("sql", "50"), minimum("rest-api", "40")), null);
        return Stream.of(
                arguments(
                        total60,
                        "60.00",
                        Map.of(),
                        Outcome.SHORTLISTED,
                        List.of(new Reason("meets-policy", "total 60 % meets the 60 % asked"))),
                arguments(
                        total60,
                        "59.99",
                        Map.of(),
                        Outcome.NOT_SELECTED,
                        List.of(new Reason("minimum-percent", "total 59.99 % is below the 60 % asked"))),
                arguments(
                        sql50,
                        "90.00",
                        Map.of("SQL", "48.00"),
                        Outcome.NOT_SELECTED,
                        List.of(new Reason("minimum-percent-by-skill", "SQL 48 % is below the 50 % asked"))),
                arguments(
                        sql50,
                        "10.00",
                        Map.of("sql", "50.00"),
                        Outcome.SHORTLISTED,
                        List.of(new Reason("meets-policy", "SQL 50 % meets the 50 % asked"))),
                arguments(
                        sql50,
                        "90.00",
                        Map.of("java", "90.00"),
                        Outcome.NEEDS_REVIEW,
                        List.of(new Reason("skill-not-tested", "SQL was not tested, but 50 % is asked"))),
                arguments(
                        both,
                        "12.50",
                        Map.of("sql", "0.00", "rest-api", "39.90"),
                        Outcome.NOT_SELECTED,
                        List.of(
                                new Reason("minimum-percent", "total 12.5 % is below the 60 % asked"),
                                new Reason("minimum-percent-by-skill", "sql 0 % is below the 50 % asked"),
                                new Reason("minimum-percent-by-skill", "rest-api 39.9 % is below the 40 % asked"))),
                arguments(
                        both,
                        "70.00",
                        Map.of("sql", "30.00"),
                        Outcome.NOT_SELECTED,
                        List.of(new Reason("minimum-percent-by-skill", "sql 30 % is below the 50 % asked"))),
                arguments(
                        both,
                        "100.00",
                        Map.of("sql", "100.00", "rest-api", "100.00"),
                        Outcome.SHORTLISTED,
                        List.of(
                                new Reason("meets-policy", "total 100 % meets the 60 % asked"),
                                new Reason("meets-policy", "sql 100 % meets the 50 % asked"),
                                new Reason("meets-policy", "rest-api 100 % meets the 40 % asked"))),
                arguments(
                        policy(null, List.of(), null),
                        "0.00",
                        Map.of(),
                        Outcome.SHORTLISTED,
                        List.of(new Reason("meets-policy", "total 0 %; the policy asks for no minimum"))));
    }

    @Test
    void leavesWhoMeetsTheMinimumsOpenWhenItTakesTheBest() {
        PolicyRevision best = revision(policy("60", List.of(), 8));

        assertThat(best.decide(Scores.of("60.00", Map.of()), NOW)).isEmpty();
        assertThat(best.decide(Scores.of("59.00", Map.of()), NOW))
                .map(Decision::outcome)
                .contains(Outcome.NOT_SELECTED);
    }

    @ParameterizedTest
    @CsvSource({
        "1, SHORTLISTED, ranked 1st; the best 8 are taken",
        "2, SHORTLISTED, ranked 2nd; the best 8 are taken",
        "8, SHORTLISTED, ranked 8th; the best 8 are taken",
        "9, NOT_SELECTED, ranked 9th; the best 8 are taken",
        "11, NOT_SELECTED, ranked 11th; the best 8 are taken",
        "12, NOT_SELECTED, ranked 12th; the best 8 are taken",
        "13, NOT_SELECTED, ranked 13th; the best 8 are taken",
        "23, NOT_SELECTED, ranked 23rd; the best 8 are taken",
        "101, NOT_SELECTED, ranked 101st; the best 8 are taken",
        "111, NOT_SELECTED, ranked 111th; the best 8 are taken"
    })
    void takesTheBest(int rank, Outcome outcome, String text) {
        Decision decision = revision(policy(null, List.of(), 8))
                .decideRanked(Scores.of("70.00", Map.of()), rank, new Cut(8, null, null), NOW);

        assertThat(decision.outcome()).isEqualTo(outcome);
        assertThat(decision.rank()).isEqualTo(rank);
        assertThat(decision.reasons()).first().isEqualTo(new Reason("best-at-closing", text));
    }

    @Test
    void leavesALateScoreToAPersonWhenTheBestAreChosen() {
        Decision decision = revision(policy(null, List.of(), 8)).decideLate(Scores.of("99.00", Map.of()), NOW);

        assertThat(decision.outcome()).isEqualTo(Outcome.NEEDS_REVIEW);
        assertThat(decision.reasons())
                .containsExactly(new Reason("best-at-closing", "the best 8 had been chosen before this score came"));
    }

    @Test
    void ranksByPercentThenCompletionThenId() {
        Instant early = Scores.COMPLETED_AT;
        Instant late = early.plusMillis(1);
        String best = Scores.of("100.00", late, Map.of()).rankKey("e");
        String firstOfTie = Scores.of("80.00", early, Map.of()).rankKey("b");
        String secondOfTie = Scores.of("80.00", early, Map.of()).rankKey("c");
        String slower = Scores.of("80.00", late, Map.of()).rankKey("a");
        String worst = Scores.of("9.50", early, Map.of()).rankKey("d");

        assertThat(Stream.of(worst, slower, secondOfTie, best, firstOfTie).sorted())
                .containsExactly(best, firstOfTie, secondOfTie, slower, worst);
    }

    @Test
    void refusesPoliciesThatCannotBe() {
        assertThatThrownBy(() -> policy("100.01", List.of(), null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> policy("-1", List.of(), null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> policy(null, List.of(), 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> minimum("sql", "101")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> policy(null, List.of(minimum("sql", "1"), minimum("SQL", "2")), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static PolicyRevision revision(ShortlistPolicy policy) {
        return new PolicyRevision(3, policy, NOW);
    }

    private static ShortlistPolicy policy(
            @Nullable String minimum, List<SkillMinimum> bySkill, @Nullable Integer best) {
        return new ShortlistPolicy(minimum == null ? null : new BigDecimal(minimum), bySkill, best);
    }

    private static SkillMinimum minimum(String skill, String percent) {
        return new SkillMinimum(skill, new BigDecimal(percent));
    }
}
