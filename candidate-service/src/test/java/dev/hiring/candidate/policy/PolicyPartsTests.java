package dev.hiring.candidate.policy;

import static dev.hiring.candidate.policy.Policies.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.hiring.candidate.policy.ShortlistPolicy.Ties;
import dev.hiring.events.CandidateEvent.Reason;

/** Borderlines, weights, percentages, ties and places: what each part of a policy does to a decision. */
class PolicyPartsTests {

    private static final Instant NOW = Instant.parse("2030-01-01T11:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "54.99, NOT_SELECTED, minimum-percent, total 54.99 % is below the 60 % asked",
        "55.00, NEEDS_REVIEW, borderline, total 55 % is within 5 points of the 60 % asked",
        "60.00, NEEDS_REVIEW, borderline, total 60 % is within 5 points of the 60 % asked",
        "65.00, NEEDS_REVIEW, borderline, total 65 % is within 5 points of the 60 % asked",
        "65.01, SHORTLISTED, meets-policy, total 65.01 % meets the 60 % asked"
    })
    void leavesWhatIsNearAMinimumToAPerson(String percent, Outcome outcome, String code, String text) {
        Decision decision = decide(policy().minimum("60").borderline("5"), percent, Map.of());

        assertThat(decision.outcome()).isEqualTo(outcome);
        assertThat(decision.reasons()).containsExactly(new Reason(code, text));
    }

    @Test
    void looksForBordersOfSkillsToo() {
        Policies asked = policy().minimum("sql", "50").minimum("java", "40").borderline("1");

        assertThat(decide(asked, "0.00", Map.of("sql", "49.00", "java", "41.50"))
                        .reasons())
                .containsExactly(new Reason("borderline", "sql 49 % is within 1 point of the 50 % asked"));
        assertThat(decide(asked, "0.00", Map.of("sql", "49.00", "java", "38.00")))
                .returns(Outcome.NOT_SELECTED, Decision::outcome)
                .returns(
                        List.of(new Reason("minimum-percent-by-skill", "java 38 % is below the 40 % asked")),
                        Decision::reasons);
    }

    @Test
    void weighsSkillsInsteadOfCountingMarks() {
        Policies asked = policy().weight("SQL", "3").weight("java", "1").minimum("70");

        assertThat(decide(asked, "10.00", Map.of("sql", "80.00", "Java", "40.00"))
                        .reasons())
                .containsExactly(new Reason("meets-policy", "weighted total 70 % meets the 70 % asked"));
        assertThat(decide(asked, "99.00", Map.of("sql", "79.99", "java", "40.00"))
                        .reasons())
                .containsExactly(new Reason("minimum-percent", "weighted total 69.99 % is below the 70 % asked"));
        assertThat(decide(policy().weight("sql", "2"), "10.00", Map.of("sql", "33.33"))
                        .reasons())
                .containsExactly(new Reason("meets-policy", "weighted total 33.33 %; the policy asks for no minimum"));
    }

    @Test
    void weighsTestsInsteadOfCountingMarks() {
        ShortlistPolicy asked = policy().assessmentWeight("java", "3")
                .assessmentWeight("sql", "1")
                .get();

        assertThat(asked.percent(ofTests("80.00", "40.00"))).contains(new BigDecimal("70.00"));
        assertThat(asked.rankKey(ofTests("80.00", "40.00"), "one"))
                .isLessThan(asked.rankKey(ofTests("40.00", "100.00"), "two"));
        assertThat(policy().assessmentWeight("sql", "9").get().percent(ofTests("80.00", "40.00")))
                .contains(new BigDecimal("40.00"));
        assertThat(revision(policy().assessmentWeight("java", "3")
                                .assessmentWeight("sql", "1")
                                .minimum("70.01"))
                        .decide(ofTests("80.00", "40.00"), NOW))
                .get()
                .extracting(Decision::reasons, list(Reason.class))
                .containsExactly(new Reason("minimum-percent", "weighted total 70 % is below the 70.01 % asked"));
    }

    /** Of two tests in which the marks of the first are a tenth of all. */
    private static Score ofTests(String java, String sql) {
        return Score.together(List.of(ScoreTests.of("java", 1, java, "10"), ScoreTests.of("sql", 1, sql, "90")));
    }

    @Test
    void weighsOnlyWhatTheJobAsksFor() {
        ShortlistPolicy asked = policy().assessmentWeight("java", "3").get();

        asked.requireOnly(List.of("sql", "java"));
        refuses(() -> asked.requireOnly(List.of("sql")), "weightByAssessment");
    }

    @Test
    void leavesToAPersonWhatCannotBeWeighed() {
        Decision decision = decide(
                policy().weight("sql", "2.50").weight("java", "1").minimum("70").best(3),
                "100.00",
                Map.of("java", "100.00"));

        assertThat(decision.outcome()).isEqualTo(Outcome.NEEDS_REVIEW);
        assertThat(decision.reasons())
                .containsExactly(new Reason("skill-not-tested", "sql was not tested, but has the weight 2.5"));
    }

    @Test
    void weightedPercentIsBetweenTheLeastAndTheMostOfItsSkillsAndDoesNotKnowTheScaleOfWeights() {
        Random random = new Random(20300101);
        for (int run = 0; run < 2_000; run++) {
            Policies one = policy();
            Policies tenfold = policy();
            Map<String, String> percents = new HashMap<>();
            BigDecimal least = BigDecimal.valueOf(100);
            BigDecimal most = BigDecimal.ZERO;
            for (int skill = 0; skill <= random.nextInt(6); skill++) {
                BigDecimal weight = BigDecimal.valueOf(1 + random.nextInt(9_999), 2);
                BigDecimal percent = BigDecimal.valueOf(random.nextInt(10_001), 2);
                one.weight("skill-" + skill, weight.toString());
                tenfold.weight("SKILL-" + skill, weight.movePointRight(1).toString());
                percents.put("Skill-" + skill, percent.toString());
                least = least.min(percent);
                most = most.max(percent);
            }
            Score score = Scores.of("50.00", percents);

            BigDecimal weighted = one.get().percent(score).orElseThrow();
            assertThat(weighted)
                    .isBetween(least, most)
                    .isEqualTo(tenfold.get().percent(score).orElseThrow());
            assertThat(weighted.scale()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"10, 25, 2", "10, 29, 2", "10, 30, 3", "10, 5, 1", "0.01, 1, 1", "100, 7, 7", "33.33, 3, 1", "50, 0, 1"
    })
    void takesAPercentageRoundedDownButOneAtLeast(String percent, int cohort, int places) {
        assertThat(policy().bestPercent(percent).get().places(cohort)).isEqualTo(places);
    }

    @Test
    void neverTakesMoreThanThePercentageUnlessItIsTheOne() {
        Random random = new Random(7);
        for (int run = 0; run < 5_000; run++) {
            BigDecimal percent = BigDecimal.valueOf(1 + random.nextInt(10_000), 2);
            int cohort = random.nextInt(20_000);
            int places = policy().bestPercent(percent.toString()).get().places(cohort);

            BigDecimal exact = percent.multiply(BigDecimal.valueOf(cohort)).movePointLeft(2);
            assertThat(places)
                    .isEqualTo(Math.max(1, exact.setScale(0, RoundingMode.FLOOR).intValueExact()));
        }
    }

    @Test
    void saysWhatThePercentageCameTo() {
        PolicyRevision policy = revision(policy().bestPercent("20"));
        Cut cut = new Cut(2, 12, null);

        assertThat(policy.decideRanked(Scores.of("70.00", Map.of()), 3, cut, NOW)
                        .reasons())
                .containsExactly(new Reason("best-at-closing", "ranked 3rd; the best 20 %, 2 of 12, are taken"));
        assertThat(policy.decideRanked(Scores.of("70.00", Map.of()), 1, new Cut(1, 5, null), NOW)
                        .reasons())
                .first()
                .isEqualTo(new Reason("best-at-closing", "ranked 1st; the best 20 %, 1 of 5, is taken"));
        assertThat(policy.decideLate(Scores.of("70.00", Map.of()), NOW).reasons())
                .containsExactly(new Reason("best-at-closing", "the best 20 % had been chosen before this score came"));
    }

    @ParameterizedTest
    @CsvSource({
        "EARLIER_FIRST, 1, 90.00, SHORTLISTED, false",
        "EARLIER_FIRST, 2, 80.00, SHORTLISTED, true",
        "EARLIER_FIRST, 3, 80.00, NOT_SELECTED, true",
        "EARLIER_FIRST, 4, 70.00, NOT_SELECTED, false",
        "ALL_IN, 1, 90.00, SHORTLISTED, false",
        "ALL_IN, 2, 80.00, SHORTLISTED, true",
        "ALL_IN, 3, 80.00, SHORTLISTED, true",
        "ALL_IN, 4, 70.00, NOT_SELECTED, false",
        "NONE_IN, 1, 90.00, SHORTLISTED, false",
        "NONE_IN, 2, 80.00, NOT_SELECTED, true",
        "NONE_IN, 3, 80.00, NOT_SELECTED, true",
        "NONE_IN, 4, 70.00, NOT_SELECTED, false"
    })
    void treatsTiesForTheLastPlaceByTheRule(Ties rule, int rank, String percent, Outcome outcome, boolean told) {
        Cut cut = Cut.of(2, null, new BigDecimal("80.00"), new BigDecimal("80.0"));

        Decision decision =
                revision(policy().best(2).ties(rule)).decideRanked(Scores.of(percent, Map.of()), rank, cut, NOW);

        assertThat(decision.outcome()).isEqualTo(outcome);
        assertThat(decision.reasons().stream().map(Reason::code).anyMatch("tie"::equals))
                .isEqualTo(told);
    }

    @Test
    void saysWhatIsDoneWithTies() {
        assertThat(Stream.of(Ties.values())
                        .map(rule -> revision(policy().best(1).ties(rule))
                                .decideRanked(
                                        Scores.of("80.50", Map.of()), 2, new Cut(1, null, new BigDecimal("80.50")), NOW)
                                .reasons()
                                .get(1)
                                .text()))
                .containsExactly(
                        "80.5 % ties for the last place; who completed earlier goes first, then who has the lower id",
                        "80.5 % ties for the last place; all who tie are taken",
                        "80.5 % ties for the last place; none who ties is taken");
    }

    @Test
    void tiesOnlyWhereTheCutRunsBetweenEquals() {
        BigDecimal eighty = new BigDecimal("80");

        assertThat(Cut.of(2, null, eighty, new BigDecimal("80.00")).tied()).isEqualTo(eighty);
        assertThat(Cut.of(2, null, eighty, new BigDecimal("79.99")).tied()).isNull();
        assertThat(Cut.of(2, null, eighty, null).tied()).isNull();
        assertThat(Cut.of(2, null, null, null).tied()).isNull();
    }

    @Test
    void givesPlacesOnlyToWhoMeetsTheMinimums() {
        PolicyRevision rolling = revision(policy().minimum("50").best(3).rolling());

        assertThat(rolling.decide(Scores.of("50.00", Map.of()), NOW)).isEmpty();
        assertThat(rolling.decidePlace(Scores.of("50.00", Map.of()), NOW))
                .isEqualTo(new Decision(
                        Outcome.SHORTLISTED,
                        List.of(
                                new Reason("best-rolling", "one of 3 places was free"),
                                new Reason("meets-policy", "total 50 % meets the 50 % asked")),
                        3,
                        1,
                        null,
                        null,
                        NOW));
        assertThat(rolling.decidePlace(Scores.of("49.00", Map.of()), NOW).outcome())
                .isEqualTo(Outcome.NOT_SELECTED);
        assertThat(rolling.decideRanked(Scores.of("99.00", Map.of()), 1, new Cut(0, null, null), NOW))
                .returns(Outcome.NOT_SELECTED, Decision::outcome)
                .returns(
                        List.of(new Reason("best-rolling", "ranked 1st of those who waited; all 3 places are taken")),
                        Decision::reasons);
    }

    @Test
    void nobodyWithAHigherPercentIsEverWorseOff() {
        Random random = new Random(42);
        List<Outcome> ascending = List.of(Outcome.NOT_SELECTED, Outcome.NEEDS_REVIEW, Outcome.SHORTLISTED);
        for (int run = 0; run < 2_000; run++) {
            Policies asked = policy().minimum(Integer.toString(random.nextInt(101)));
            if (random.nextBoolean()) {
                asked.borderline(Integer.toString(1 + random.nextInt(20)));
            }
            BigDecimal lower = BigDecimal.valueOf(random.nextInt(10_001), 2);
            BigDecimal higher =
                    lower.add(BigDecimal.valueOf(random.nextInt(1_000), 2)).min(BigDecimal.valueOf(100));

            assertThat(ascending.indexOf(
                            decide(asked, higher.toString(), Map.of()).outcome()))
                    .isGreaterThanOrEqualTo(ascending.indexOf(
                            decide(asked, lower.toString(), Map.of()).outcome()));
        }
    }

    @Test
    void refusesPartsThatDoNotGoTogether() {
        refuses(() -> policy().best(3).bestPercent("10").get(), "bestPercent");
        refuses(() -> policy().rolling().get(), "selection");
        refuses(() -> policy().ties(Ties.ALL_IN).get(), "ties");
        refuses(() -> policy().bestPercent("10").rolling().get(), "selection");
        refuses(() -> policy().best(3).rolling().ties(Ties.ALL_IN).get(), "ties");
        refuses(() -> policy().best(3).rolling().ties(Ties.NONE_IN).get(), "ties");
        refuses(() -> policy().borderline("5").get(), "borderlinePoints");
        refuses(() -> policy().weight("sql", "1").weight("SQL", "2").get(), "weightBySkill");
        refuses(() -> policy().weight("sql", "1").assessmentWeight("sql", "2").get(), "weightByAssessment");
        assertThat(policy().best(3).rolling().ties(Ties.EARLIER_FIRST).get().isRolling())
                .isTrue();
    }

    private static void refuses(ThrowingCallable call, String field) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ImpossiblePolicy.class, e -> assertThat(e.field()).isEqualTo(field));
    }

    private static Decision decide(Policies policy, String percent, Map<String, String> bySkill) {
        return revision(policy).decide(Scores.of(percent, bySkill), NOW).orElseThrow();
    }

    private static PolicyRevision revision(Policies policy) {
        return new PolicyRevision(3, policy.get(), NOW);
    }
}
