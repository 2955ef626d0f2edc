package dev.hiring.assessment.session;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;

import dev.hiring.assessment.blueprint.DrawnQuestion;

/**
 * What one candidate is asked.
 *
 * @param seed of the {@link SplittableRandom} that first drew the questions and then, question by question, shuffled
 *     the options: over the same pools it gives the same paper
 */
record Paper(long seed, List<Item> items) {

    Paper {
        items = List.copyOf(items);
    }

    static Paper draw(long seed, Function<RandomGenerator, List<DrawnQuestion>> questions) {
        RandomGenerator random = new SplittableRandom(seed);
        return new Paper(
                seed,
                questions.apply(random).stream()
                        .map(question -> Item.of(question, random))
                        .toList());
    }
}
