package dev.hiring.assessment.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hiring.assessment.blueprint.Allocation.Demand;

class AllocationTests {

    @Test
    void givesTheFirstOfThePool() {
        assertThat(Allocation.of(List.of(new Demand(List.of("c", "a", "b"), 2))))
                .containsExactly(List.of("c", "a"));
    }

    @Test
    void givesNoQuestionTwice() {
        assertThat(Allocation.of(List.of(new Demand(List.of("a", "b"), 1), new Demand(List.of("a", "b"), 1))))
                .containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void movesAnEarlierDemandWhenALaterOneHasNothingElse() {
        assertThat(Allocation.of(List.of(new Demand(List.of("a", "b"), 1), new Demand(List.of("a"), 1))))
                .containsExactly(List.of("b"), List.of("a"));
    }

    @Test
    void movesAlongAChainOfDemands() {
        assertThat(Allocation.of(List.of(
                        new Demand(List.of("a", "b"), 1),
                        new Demand(List.of("b", "c"), 1),
                        new Demand(List.of("a"), 1))))
                .containsExactly(List.of("b"), List.of("c"), List.of("a"));
    }

    @Test
    void givesWhatIsLeftWhereThereIsTooLittle() {
        assertThat(Allocation.of(List.of(
                        new Demand(List.of("a", "b"), 2),
                        new Demand(List.of("a", "b", "c"), 3),
                        new Demand(List.of(), 1))))
                .containsExactly(List.of("a", "b"), List.of("c"), List.of());
    }

    /** The pools are made around a solution, so there is one, however the shuffles hide it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void servesAllDemandsWheneverThereIsAWay(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> questions = IntStream.range(0, 100).mapToObj(i -> "q" + i).toList();
        List<Demand> demands = new ArrayList<>();
        for (int from = 0; from < 100; from += 5) {
            List<String> pool = new ArrayList<>(questions.subList(from, from + 5));
            for (int extra = 0; extra < 10; extra++) {
                String question = questions.get(random.nextInt(100));
                if (!pool.contains(question)) {
                    pool.add(question);
                }
            }
            Collections.shuffle(pool, random);
            demands.add(new Demand(pool, 5));
        }

        List<List<String>> given = Allocation.of(demands);

        assertThat(given)
                .allSatisfy(questionsOfOne -> assertThat(questionsOfOne).hasSize(5));
        assertThat(given.stream().flatMap(List::stream)).doesNotHaveDuplicates();
        assertThat(IntStream.range(0, demands.size()))
                .allSatisfy(i -> assertThat(demands.get(i).pool()).containsAll(given.get(i)));
    }
}
