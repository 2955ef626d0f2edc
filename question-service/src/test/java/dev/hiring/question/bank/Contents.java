package dev.hiring.question.bank;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

import dev.hiring.events.AnswerKey;
import dev.hiring.events.Criterion;
import dev.hiring.events.Guidance;
import dev.hiring.events.Level;
import dev.hiring.events.Option;
import dev.hiring.events.Style;

/** Contents for tests: a sound single choice, changed where a test wants it otherwise. */
final class Contents {

    String topic = "sql-and-nosql";
    List<String> skills = List.of("sql");
    Level level = Level.MIDDLE;
    Style style = Style.TECHNICAL;
    int estimatedSeconds = 60;
    BigDecimal marks = BigDecimal.ONE;
    String prompt = "Which clause filters groups?";
    List<Option> options = List.of(new Option("a", "`WHERE`"), new Option("b", "`HAVING`"), new Option("c", "`ON`"));
    AnswerKey answerKey = new AnswerKey.SingleChoice("b");

    @Nullable
    String explanation = "`HAVING` is applied after the rows are grouped.";

    Guidance guidance = Guidance.NONE;

    private Contents() {}

    static Content sound() {
        return with(_ -> {});
    }

    static Content with(Consumer<Contents> change) {
        Contents contents = new Contents();
        change.accept(contents);
        return new Content(
                contents.topic,
                contents.skills,
                contents.level,
                contents.style,
                contents.estimatedSeconds,
                contents.marks,
                contents.prompt,
                contents.options,
                contents.answerKey,
                contents.explanation,
                contents.guidance);
    }

    /** Of a kind without options. */
    static Content withKey(AnswerKey key) {
        return with(contents -> {
            contents.options = List.of();
            contents.answerKey = key;
        });
    }

    static Criterion criterion(String id, String marks) {
        return new Criterion(id, "Depth", "Names the trade-off.", new BigDecimal(marks));
    }
}
