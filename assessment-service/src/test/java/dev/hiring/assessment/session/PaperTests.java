package dev.hiring.assessment.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import dev.hiring.assessment.blueprint.DrawnQuestion;
import dev.hiring.assessment.questionbank.Question;
import dev.hiring.events.Level;
import dev.hiring.events.Option;
import dev.hiring.events.QuestionKind;

class PaperTests {

    private static final List<DrawnQuestion> POOL =
            IntStream.range(0, 20).mapToObj(PaperTests::question).toList();

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(Paper.draw(7, PaperTests::fiveOfThePool)).isEqualTo(Paper.draw(7, PaperTests::fiveOfThePool));
    }

    @Test
    void differsBySeed() {
        assertThat(Stream.of(1L, 2L, 3L, 4L)
                        .map(seed -> Paper.draw(seed, PaperTests::fiveOfThePool).items()))
                .doesNotHaveDuplicates();
    }

    @Test
    void shufflesTheOptionsAndKeepsTheirIds() {
        List<Item> items = Paper.draw(7, _ -> POOL).items();

        assertThat(items)
                .allSatisfy(item -> assertThat(item.options())
                        .containsExactlyInAnyOrderElementsOf(
                                POOL.getFirst().question().options()));
        assertThat(items.stream().map(Item::options).distinct().count()).isGreaterThan(5);
    }

    @Test
    void copiesTheQuestionWithTheSectionsMarks() {
        Item item = Paper.draw(7, _ -> POOL).items().getFirst();

        assertThat(item.questionId()).isEqualTo("q0");
        assertThat(item.version()).isEqualTo(4);
        assertThat(item.prompt()).isEqualTo("Prompt of q0");
        assertThat(item.marks()).isEqualTo("5");
        assertThat(item.answer()).isNull();
    }

    private static List<DrawnQuestion> fiveOfThePool(RandomGenerator random) {
        List<DrawnQuestion> shuffled = new ArrayList<>(POOL);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, 5);
    }

    private static DrawnQuestion question(int number) {
        String id = "q" + number;
        List<Option> options = Stream.of("a", "b", "c", "d")
                .map(o -> new Option(o, "Option " + o))
                .toList();
        return new DrawnQuestion(
                "Section",
                new BigDecimal("5"),
                new Question(
                        "acme/" + id,
                        "acme",
                        id,
                        4,
                        false,
                        QuestionKind.SINGLE_CHOICE,
                        "sql",
                        List.of("joins"),
                        Level.MIDDLE,
                        BigDecimal.ONE,
                        "Prompt of " + id,
                        options));
    }
}
