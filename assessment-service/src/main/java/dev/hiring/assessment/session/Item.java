package dev.hiring.assessment.session;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

import dev.hiring.assessment.blueprint.DrawnQuestion;
import dev.hiring.assessment.questionbank.Question;
import dev.hiring.events.AssessmentEvent.CompletedItem;
import dev.hiring.events.Option;
import dev.hiring.events.PinnedQuestion;
import dev.hiring.events.QuestionKind;

/**
 * A question of a test in the version that the candidate sees, copied whole: what happens to the question later
 * touches no test that has begun.
 *
 * @param options in this candidate's order
 * @param marks what a right answer earns
 * @param answer sealed with the candidate's key; null while there is none
 * @param savedAt when the answer was last saved or taken back, by the server's clock
 */
public record Item(
        String questionId,
        int version,
        QuestionKind kind,
        String section,
        String prompt,
        List<Option> options,
        List<String> skills,
        BigDecimal marks,
        @Nullable String answer,
        @Nullable Instant savedAt) {

    public Item {
        options = List.copyOf(options);
        skills = List.copyOf(skills);
    }

    static Item of(DrawnQuestion drawn, RandomGenerator random) {
        Question question = drawn.question();
        List<Option> options = new ArrayList<>(question.options());
        Collections.shuffle(options, random);
        return new Item(
                question.questionId(),
                question.version(),
                question.kind(),
                drawn.section(),
                question.prompt(),
                options,
                question.skills(),
                drawn.marks(),
                null,
                null);
    }

    /** @param given sealed; null takes the answer back */
    Item answered(@Nullable String given, Instant now) {
        return new Item(questionId, version, kind, section, prompt, options, skills, marks, given, now);
    }

    Item withoutAnswer() {
        return new Item(questionId, version, kind, section, prompt, options, skills, marks, null, null);
    }

    PinnedQuestion pinned() {
        return new PinnedQuestion(questionId, version);
    }

    CompletedItem completed() {
        return new CompletedItem(questionId, version, kind, skills, marks, answer);
    }
}
