package dev.hiring.candidate.policy;

import static dev.hiring.candidate.policy.Policies.policy;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.hiring.candidate.policy.ShortlistPolicy.Ties;

/** Compared, over many companies of strangers, with what the rules say of each of them by counting the others. */
class OutlookTests {

    private static final Instant NOW = Instant.parse("2030-01-02T09:00:00Z");
    private static final int RUNS = 300;

    @ParameterizedTest
    @EnumSource(Ties.class)
    void takesTheBestByTheRuleOfTies(Ties rule) {
        Random random = new Random(1 + rule.ordinal());
        for (int run = 0; run < RUNS; run++) {
            int best = 1 + random.nextInt(12);
            Map<String, Score> people = strangers(random);
            Outlook outlook = outlook(policy().minimum("30").best(best).ties(rule), people);

            people.forEach((id, score) -> {
                Decision decision = outlook.decide(id, score);
                if (score.percent().intValue() < 30) {
                    assertThat(decision.outcome()).isEqualTo(Outcome.NOT_SELECTED);
                    assertThat(decision.rank()).isNull();
                    return;
                }
                long better = countOpen(people, other -> other.percent().compareTo(score.percent()) > 0);
                long asGood = countOpen(people, other -> other.percent().compareTo(score.percent()) >= 0);
                int rank = 1
                        + order(people).stream()
                                .filter(each -> open(people, each))
                                .toList()
                                .indexOf(id);
                boolean taken = switch (rule) {
                    case EARLIER_FIRST -> rank <= best;
                    case ALL_IN -> better < best;
                    case NONE_IN -> asGood <= best;
                };
                assertThat(decision.rank()).isEqualTo(rank);
                assertThat(decision.outcome()).isEqualTo(taken ? Outcome.SHORTLISTED : Outcome.NOT_SELECTED);
            });
        }
    }

    @Test
    void givesPlacesInTheOrderOfMarking() {
        Random random = new Random(99);
        for (int run = 0; run < RUNS; run++) {
            int best = 1 + random.nextInt(12);
            int held = random.nextInt(4);
            Map<String, Score> people = strangers(random);
            PolicyRevision revision = new PolicyRevision(
                    2, policy().minimum("30").best(best).rolling().get(), NOW);
            Outlook outlook = Outlook.of(revision, people.size(), () -> held, people::forEach, NOW);

            List<String> arrived = people.keySet().stream()
                    .filter(id -> open(people, id))
                    .sorted(Comparator.comparing(
                                    (String id) -> score(people, id).scoredAt())
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
            int free = Math.max(0, best - held);
            List<String> taken = arrived.subList(0, Math.min(free, arrived.size()));
            List<String> rest = order(people).stream()
                    .filter(id -> open(people, id) && !taken.contains(id))
                    .toList();
            for (String id : arrived) {
                Decision decision = outlook.decide(id, score(people, id));
                assertThat(decision.outcome())
                        .isEqualTo(taken.contains(id) ? Outcome.SHORTLISTED : Outcome.NOT_SELECTED);
                assertThat(decision.rank()).isEqualTo(taken.contains(id) ? null : 1 + rest.indexOf(id));
            }
        }
    }

    @Test
    void takesAPercentageOfTheCohort() {
        Map<String, Score> people = strangers(new Random(5));
        PolicyRevision revision =
                new PolicyRevision(2, policy().bestPercent("10").get(), NOW);

        long taken = people.entrySet().stream()
                .filter(each -> Outlook.of(revision, 55, () -> 0, people::forEach, NOW)
                                .decide(each.getKey(), each.getValue())
                                .outcome()
                        == Outcome.SHORTLISTED)
                .count();

        assertThat(taken).isEqualTo(5);
    }

    @Test
    void ranksAsTheStoredKeysDo() {
        Random random = new Random(8);
        for (int run = 0; run < RUNS; run++) {
            Map<String, Score> people = strangers(random);
            ShortlistPolicy asked = policy().best(1_000).get();
            Outlook outlook = outlook(policy().best(1_000), people);

            List<String> byKey = people.keySet().stream()
                    .sorted(Comparator.comparing(id -> asked.rankKey(score(people, id), id)))
                    .toList();
            for (int i = 0; i < byKey.size(); i++) {
                assertThat(outlook.decide(byKey.get(i), score(people, byKey.get(i)))
                                .rank())
                        .isEqualTo(i + 1);
            }
        }
    }

    @Test
    void ranksAThousandWhoAreAlike() {
        Map<String, Score> people = new TreeMap<>();
        for (int i = 0; i < 1_000; i++) {
            people.put("%04d".formatted(i), Scores.of("50.00", Map.of()));
        }
        Outlook outlook = outlook(policy().best(1), people);

        assertThat(outlook.decide("0000", Scores.of("50.00", Map.of())).rank()).isEqualTo(1);
        assertThat(outlook.decide("0999", Scores.of("50.00", Map.of())).rank()).isEqualTo(1_000);
        assertThat(outlook.decide("0500", Scores.of("50.00", Map.of())).outcome())
                .isEqualTo(Outcome.NOT_SELECTED);
    }

    /** Few different percents and times, so that many tie. */
    private static Map<String, Score> strangers(Random random) {
        Map<String, Score> people = new TreeMap<>();
        int number = random.nextInt(60);
        for (int i = 0; i < number; i++) {
            Score score = Scores.of(
                    BigDecimal.valueOf(random.nextInt(21) * 500L, 2).toString(),
                    Scores.COMPLETED_AT.plusMillis(random.nextInt(3)),
                    Map.of());
            people.put("application-" + random.nextInt(1_000_000), score);
        }
        return people;
    }

    private static Outlook outlook(Policies policy, Map<String, Score> people) {
        // In another order than any that matters.
        List<Map.Entry<String, Score>> shuffled = new ArrayList<>(people.entrySet());
        Collections.shuffle(shuffled, new Random(people.size()));
        return Outlook.of(
                new PolicyRevision(2, policy.get(), NOW),
                people.size(),
                () -> 0,
                scores -> shuffled.forEach(each -> scores.accept(each.getKey(), each.getValue())),
                NOW);
    }

    private static List<String> order(Map<String, Score> people) {
        return people.keySet().stream()
                .sorted(Comparator.comparing((String id) -> score(people, id).percent())
                        .reversed()
                        .thenComparing(id -> score(people, id).completedAt())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static long countOpen(Map<String, Score> people, Predicate<Score> which) {
        return people.entrySet().stream()
                .filter(each -> open(people, each.getKey()) && which.test(each.getValue()))
                .count();
    }

    private static boolean open(Map<String, Score> people, String id) {
        return score(people, id).percent().intValue() >= 30;
    }

    private static Score score(Map<String, Score> people, String id) {
        return Objects.requireNonNull(people.get(id));
    }
}
