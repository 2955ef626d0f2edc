package dev.hiring.assessment.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

import dev.hiring.events.Answer;
import dev.hiring.events.AssessmentEvent.Completion;
import dev.hiring.kit.http.Unprocessable;

/**
 * What the candidate is asked and has answered so far, and until when.
 *
 * @param seed see {@link Paper}
 * @param completion null while the test goes on
 */
public record Attempt(
        long seed,
        List<Item> items,
        Instant startedAt,
        Instant deadline,
        @Nullable Completion completion) {

    /** What was sent in time may arrive a little later. */
    static final Duration LATE_TOLERANCE = Duration.ofSeconds(2);

    public Attempt {
        items = List.copyOf(items);
    }

    static Attempt begin(Paper paper, Duration duration, Instant now) {
        return new Attempt(paper.seed(), paper.items(), now, now.plus(duration), null);
    }

    /** The last moment at which something is accepted. */
    Instant closesAt() {
        return deadline.plus(LATE_TOLERANCE);
    }

    boolean isOpen(Instant now) {
        return completion == null && !now.isAfter(closesAt());
    }

    Item item(String questionId) {
        return items.stream()
                .filter(item -> item.questionId().equals(questionId))
                .findFirst()
                .orElseThrow(() -> new Unprocessable("questionId", "is not a question of this test"));
    }

    /**
     * @param answer null takes the answer back
     * @param seal is asked for what is kept
     */
    Attempt answer(String questionId, @Nullable Answer answer, Function<Answer, String> seal, Instant now) {
        Item asked = item(questionId);
        Answer accepted = answer == null ? null : AnswerRules.accept(asked, answer);
        Item answered = asked.answered(accepted == null ? null : seal.apply(accepted), now);
        List<Item> changed =
                items.stream().map(item -> item == asked ? answered : item).toList();
        AnswerRules.requireRoom(changed);
        return new Attempt(seed, changed, startedAt, deadline, null);
    }

    Attempt withoutAnswers() {
        return new Attempt(seed, items.stream().map(Item::withoutAnswer).toList(), startedAt, deadline, completion);
    }

    Attempt complete(Completion how) {
        return new Attempt(seed, items, startedAt, deadline, how);
    }
}
