package dev.hiring.scoring.result;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

import dev.hiring.events.Answer;
import dev.hiring.events.AnswerKey;
import dev.hiring.events.AssessmentEvent.AssessmentCompleted;
import dev.hiring.events.Event;
import dev.hiring.events.MarkingScheme;
import dev.hiring.events.PinnedQuestion;
import dev.hiring.events.ScoreEvent.AssessmentScored;
import dev.hiring.events.ScoreEvent.ReviewRequested;
import dev.hiring.events.ScoreEvent.Status;
import dev.hiring.kit.aggregate.Aggregate;
import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.http.NotFound;
import dev.hiring.scoring.marking.Score;
import dev.hiring.scoring.marking.Unmarkable;

/**
 * The result of one session, with all that is needed to mark it again but the keys, and with its review: each command is
 * one write of this one document.
 *
 * @param id the session's
 * @param scoringVersion counts the markings that were told, 0 before the first
 * @param score null while keys are awaited
 */
@Document("results")
@CompoundIndex(name = "newest", def = "{'organization': 1, 'attempt.completedAt': -1, '_id': -1}")
@CompoundIndex(
        name = "assessment",
        def = "{'organization': 1, 'attempt.assessmentId': 1, 'attempt.completedAt': -1, '_id': -1}")
@CompoundIndex(name = "application", def = "{'organization': 1, 'attempt.applicationId': 1}")
@CompoundIndex(name = "candidate", def = "{'organization': 1, 'attempt.candidateId': 1}")
@CompoundIndex(name = "cohort", def = "{'organization': 1, 'attempt.assessmentId': 1, 'status': 1, 'score.percent': 1}")
@CompoundIndex(name = "reviews", def = "{'organization': 1, 'status': 1, 'review.requestedAt': 1, '_id': 1}")
@CompoundIndex(name = "awaited-keys", def = "{'waiting.keys': 1}", sparse = true)
@CompoundIndex(name = "waiting-since", def = "{'waiting.since': 1}", sparse = true)
public record Result(
        @Id String id,
        String organization,
        long version,
        Attempt attempt,
        MarkingScheme scheme,
        List<Item> items,
        ResultStatus status,
        int scoringVersion,
        @Nullable Waiting waiting,
        @Nullable Review review,
        @Nullable Score score,
        @Nullable Instant scoredAt)
        implements Aggregate<Result> {

    public Result {
        items = List.copyOf(items);
    }

    /**
     * The session is over: marked at once if all its keys are there.
     *
     * @param open opens the candidate's answers
     * @throws Unmarkable when the record contradicts itself or its keys
     */
    static Change<Result> completed(
            String organization,
            AssessmentCompleted event,
            Map<PinnedQuestion, AnswerKey> keys,
            Function<String, Answer> open,
            Instant now) {
        List<Item> items = event.items().stream().map(Item::of).toList();
        check(event.scheme());
        checkDistinct(items);
        items.forEach(item -> item.opened(open));
        List<String> missing = items.stream()
                .map(Item::question)
                .filter(question -> !keys.containsKey(question))
                .map(Waiting::key)
                .toList();
        return new Result(
                        event.sessionId(),
                        organization,
                        0,
                        Attempt.of(event),
                        event.scheme(),
                        items,
                        ResultStatus.WAITING_FOR_KEYS,
                        0,
                        new Waiting(now, missing),
                        null,
                        null,
                        null)
                .mark(keys, open, now);
    }

    /** Marks what waited for keys; nothing happens while one is missing, or when it is marked already. */
    Change<Result> mark(Map<PinnedQuestion, AnswerKey> keys, Function<String, Answer> open, Instant now) {
        if (status != ResultStatus.WAITING_FOR_KEYS
                || !items.stream().map(Item::question).allMatch(keys::containsKey)) {
            return Change.of(this);
        }
        List<Item> marked = items.stream()
                .map(item -> item.marked(Objects.requireNonNull(keys.get(item.question())), open, scheme))
                .toList();
        boolean unfinished = marked.stream().anyMatch(Item::awaitsReview);
        return scored(marked, unfinished ? Review.requested(now) : null, now);
    }

    /**
     * A reviewer marks one item, or marks it anew while others are open. The first to mark an item of the session marks
     * all of it; with the last item the result is final. The same marks once more change nothing, even then: whoever
     * lost the answer to the last mark may send it again.
     */
    Change<Result> review(String reviewer, String questionId, ItemReview given, Instant now) {
        if (review == null) {
            throw new NotFound("review");
        }
        Item item = reviewItem(questionId);
        if (reviewer.equals(review.reviewer()) && given.equals(item.review())) {
            return Change.of(this);
        }
        if (status == ResultStatus.FINAL) {
            throw new ReviewProblem.ReviewClosed();
        }
        if (review.reviewer() != null && !review.reviewer().equals(reviewer)) {
            throw new ReviewProblem.ReviewTaken();
        }
        List<Item> marked = replace(questionId, open -> open.reviewed(given));
        Review taken = review.takenBy(reviewer);
        return marked.stream().anyMatch(Item::awaitsReview)
                ? Change.of(with(marked, status, scoringVersion, taken, scoreOf(marked), scoredAt))
                : scored(marked, taken.closed(now), now);
    }

    /**
     * Leaves nothing that the candidate wrote and nothing that reviewers wrote about it, and nothing to be marked or
     * reviewed. Ids, marks and totals stay, and with them the cohort that a final result stands in. Nobody is told: no score
     * has changed. Doing so again changes nothing.
     */
    Change<Result> erase() {
        List<Item> bare = items.stream().map(Item::erased).toList();
        ResultStatus end = status == ResultStatus.FINAL ? status : ResultStatus.ERASED;
        return status == end && review == null && items.equals(bare)
                ? Change.of(this)
                : Change.of(with(bare, end, scoringVersion, null, score, scoredAt));
    }

    /** The item that a reviewer marks. */
    public Item reviewItem(String questionId) {
        return items.stream()
                .filter(item -> item.questionId().equals(questionId) && item.reviewable())
                .findFirst()
                .orElseThrow(() -> new NotFound("item in this review"));
    }

    private Change<Result> scored(List<Item> marked, @Nullable Review newReview, Instant now) {
        boolean open = marked.stream().anyMatch(Item::awaitsReview);
        Score newScore = scoreOf(marked);
        Result next = with(
                marked,
                open ? ResultStatus.AWAITING_REVIEW : ResultStatus.FINAL,
                scoringVersion + 1,
                newReview,
                newScore,
                now);
        List<Event> events = new ArrayList<>();
        events.add(next.assessmentScored(newScore, open ? Status.AWAITING_REVIEW : Status.FINAL, now));
        if (open) {
            events.add(next.reviewRequested(now));
        }
        return new Change<>(next, events);
    }

    private AssessmentScored assessmentScored(Score newScore, Status newStatus, Instant now) {
        return new AssessmentScored(
                id,
                attempt.applicationId(),
                attempt.candidateId(),
                attempt.jobId(),
                attempt.assessmentId(),
                scoringVersion,
                newStatus,
                newScore.marks(),
                newScore.maximum(),
                newScore.percent(),
                newScore.bySkill(),
                items.stream().map(Item::score).toList(),
                attempt.completedAt(),
                now);
    }

    private ReviewRequested reviewRequested(Instant now) {
        return new ReviewRequested(
                id,
                attempt.applicationId(),
                attempt.candidateId(),
                attempt.jobId(),
                attempt.assessmentId(),
                items.stream().filter(Item::awaitsReview).map(Item::question).toList(),
                now);
    }

    private Score scoreOf(List<Item> marked) {
        return Score.of(marked.stream().map(Item::part).toList(), scheme.floor());
    }

    private List<Item> replace(String questionId, UnaryOperator<Item> change) {
        return items.stream()
                .map(item -> item.questionId().equals(questionId) ? change.apply(item) : item)
                .toList();
    }

    private static void check(MarkingScheme scheme) {
        if (scheme.penalty().signum() < 0
                || scheme.penalty().compareTo(BigDecimal.ONE) > 0
                || scheme.floor().signum() > 0) {
            throw new Unmarkable("a marking scheme outside its bounds");
        }
    }

    private static void checkDistinct(List<Item> items) {
        Set<String> questions = new HashSet<>();
        if (items.isEmpty() || !items.stream().map(Item::questionId).allMatch(questions::add)) {
            throw new Unmarkable("a session without questions, or with one twice");
        }
    }

    @Override
    public Result withVersion(long newVersion) {
        return new Result(
                id,
                organization,
                newVersion,
                attempt,
                scheme,
                items,
                status,
                scoringVersion,
                waiting,
                review,
                score,
                scoredAt);
    }

    private Result with(
            List<Item> newItems,
            ResultStatus newStatus,
            int newScoringVersion,
            @Nullable Review newReview,
            @Nullable Score newScore,
            @Nullable Instant newScoredAt) {
        return new Result(
                id,
                organization,
                version,
                attempt,
                scheme,
                newItems,
                newStatus,
                newScoringVersion,
                null,
                newReview,
                newScore,
                newScoredAt);
    }
}
