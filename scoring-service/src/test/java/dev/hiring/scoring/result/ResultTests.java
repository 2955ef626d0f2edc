package dev.hiring.scoring.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import dev.hiring.events.Answer;
import dev.hiring.events.AnswerKey;
import dev.hiring.events.AnswerKeyEvent.AnswerKeyPublished;
import dev.hiring.events.AssessmentEvent.AssessmentCompleted;
import dev.hiring.events.AssessmentEvent.CompletedItem;
import dev.hiring.events.MarkingScheme;
import dev.hiring.events.PinnedQuestion;
import dev.hiring.events.QuestionKind;
import dev.hiring.events.ScoreEvent.AssessmentScored;
import dev.hiring.events.ScoreEvent.ItemScore;
import dev.hiring.events.ScoreEvent.Outcome;
import dev.hiring.events.ScoreEvent.ReviewRequested;
import dev.hiring.events.ScoreEvent.SkillScore;
import dev.hiring.events.ScoreEvent.Status;
import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.http.NotFound;
import dev.hiring.scoring.Exam;
import dev.hiring.scoring.marking.ItemMark;
import dev.hiring.scoring.marking.Unmarkable;

class ResultTests {

    private static final Instant NOW = Instant.parse("2026-03-02T09:31:01Z");
    private static final Instant LATER = NOW.plusSeconds(3600);

    private final Exam choices = Exam.of(Exam.CHOICE, Exam.NUMBER);
    private final Exam essays = Exam.of(Exam.CHOICE, Exam.ESSAY, Exam.ESSAY);

    @Test
    void isFinalAtOnceWithoutFreeText() {
        AssessmentCompleted event = choices.completed(Exam.RIGHT, new Answer.Numeric(new BigDecimal("7")));

        Change<Result> change = Result.completed("acme", event, keys(choices), Exam::open, NOW);

        assertThat(change.state().status()).isEqualTo(ResultStatus.FINAL);
        assertThat(change.state().scoringVersion()).isEqualTo(1);
        assertThat(change.events())
                .containsExactly(new AssessmentScored(
                        event.sessionId(),
                        event.applicationId(),
                        event.candidateId(),
                        event.jobId(),
                        event.assessmentId(),
                        1,
                        Status.FINAL,
                        number("2"),
                        number("4"),
                        number("50.00"),
                        List.of(
                                new SkillScore("numeric", number("0"), number("2"), number("0.00")),
                                new SkillScore("single_choice", number("2"), number("2"), number("100.00"))),
                        List.of(
                                new ItemScore(choices.question(0), 3, number("2"), number("2"), Outcome.RIGHT),
                                new ItemScore(choices.question(1), 3, number("0"), number("2"), Outcome.WRONG)),
                        Exam.COMPLETED,
                        NOW));
    }

    @Test
    void countsFreeTextNothingUntilItIsReviewed() {
        AssessmentCompleted event = essays.completed(Exam.RIGHT, text("one"), text("two"));

        Change<Result> change = Result.completed("acme", event, keys(essays), Exam::open, NOW);

        assertThat(change.state().status()).isEqualTo(ResultStatus.AWAITING_REVIEW);
        assertThat(change.events()).hasSize(2);
        AssessmentScored scored = (AssessmentScored) change.events().getFirst();
        assertThat(scored.status()).isEqualTo(Status.AWAITING_REVIEW);
        assertThat(scored.scoringVersion()).isEqualTo(1);
        assertThat(scored.percent()).isEqualTo("33.33");
        assertThat(scored.items())
                .extracting(ItemScore::outcome)
                .containsExactly(Outcome.RIGHT, Outcome.AWAITING_REVIEW, Outcome.AWAITING_REVIEW);
        assertThat((ReviewRequested) change.events().getLast())
                .extracting(ReviewRequested::questions)
                .isEqualTo(
                        List.of(new PinnedQuestion(essays.question(1), 3), new PinnedQuestion(essays.question(2), 3)));
    }

    @Test
    void needsNoReviewerForFreeTextThatWasNotAnswered() {
        Change<Result> change =
                Result.completed("acme", essays.completed(Exam.RIGHT, null, text(" ")), keys(essays), Exam::open, NOW);

        assertThat(change.state().status()).isEqualTo(ResultStatus.FINAL);
        assertThat(change.state().review()).isNull();
        assertThat(change.events()).hasSize(1);
    }

    @Test
    void saysNothingWhileAKeyIsMissingAndIsMarkedWhenItComes() {
        Map<PinnedQuestion, AnswerKey> all = keys(choices);
        Map<PinnedQuestion, AnswerKey> some = Map.of(new PinnedQuestion(choices.question(0), 3), Exam.CHOICE);

        Change<Result> change = Result.completed("acme", choices.completed(Exam.RIGHT), some, Exam::open, NOW);
        Result waiting = change.state();

        assertThat(waiting.status()).isEqualTo(ResultStatus.WAITING_FOR_KEYS);
        assertThat(waiting.scoringVersion()).isZero();
        assertThat(waiting.waiting()).isEqualTo(new Waiting(NOW, List.of(choices.question(1) + "/3")));
        assertThat(change.events()).isEmpty();
        assertThat(waiting.mark(some, Exam::open, LATER)).isEqualTo(Change.of(waiting));

        Change<Result> marked = waiting.mark(all, Exam::open, LATER);

        assertThat(marked.state().status()).isEqualTo(ResultStatus.FINAL);
        assertThat(marked.state().waiting()).isNull();
        assertThat(marked.events()).singleElement().isInstanceOfSatisfying(AssessmentScored.class, scored -> {
            assertThat(scored.scoringVersion()).isEqualTo(1);
            assertThat(scored.scoredAt()).isEqualTo(LATER);
            assertThat(scored.percent()).isEqualTo("50.00");
        });
    }

    @Test
    void takesNoKeyOfAnotherVersionForThatOfThePinnedOne() {
        Map<PinnedQuestion, AnswerKey> older = Map.of(
                new PinnedQuestion(choices.question(0), 2), Exam.CHOICE,
                new PinnedQuestion(choices.question(1), 4), Exam.NUMBER);

        assertThat(Result.completed("acme", choices.completed(), older, Exam::open, NOW)
                        .state()
                        .status())
                .isEqualTo(ResultStatus.WAITING_FOR_KEYS);
    }

    @Test
    void isNotMarkedTwice() {
        Result result = Result.completed("acme", choices.completed(Exam.RIGHT), keys(choices), Exam::open, NOW)
                .state();

        Change<Result> again = result.mark(keys(choices), Exam::open, LATER);

        assertThat(again.state()).isSameAs(result);
        assertThat(again.events()).isEmpty();
    }

    @Test
    void appliesTheSchemeOfTheSession() {
        Exam strict =
                choices.scheme(new MarkingScheme(number("0.5"), MarkingScheme.PartialCredit.NONE, number("-1.5")));

        Change<Result> change = Result.completed(
                "acme", strict.completed(Exam.WRONG, new Answer.Numeric(number("1"))), keys(strict), Exam::open, NOW);

        AssessmentScored scored = (AssessmentScored) change.events().getFirst();
        assertThat(scored.items()).extracting(ItemScore::marks).containsExactly(number("-1"), number("-1"));
        assertThat(scored.marks()).isEqualTo("-1.5");
        assertThat(scored.percent()).isEqualTo("0.00");
    }

    @Test
    void refusesAnswersAndKeysThatDoNotFitTheirQuestion() {
        assertUnmarkable(choices.completed(text("essay"), null), keys(choices));
        assertUnmarkable(
                choices.completed(Exam.RIGHT),
                Map.of(
                        new PinnedQuestion(choices.question(0), 3), Exam.ESSAY,
                        new PinnedQuestion(choices.question(1), 3), Exam.NUMBER));
    }

    @Test
    void refusesSessionsWithoutQuestionsWithOneTwiceOrWithoutMarks() {
        CompletedItem item = new CompletedItem("q", 1, QuestionKind.NUMERIC, List.of(), number("1"), null);
        CompletedItem worthless = new CompletedItem("q", 1, QuestionKind.NUMERIC, List.of(), number("0"), null);

        assertUnmarkable(withItems(List.of()), Map.of());
        assertUnmarkable(withItems(List.of(item, item)), Map.of());
        assertUnmarkable(withItems(List.of(worthless)), Map.of());
    }

    @Test
    void refusesASchemeThatIsNone() {
        for (MarkingScheme scheme : List.of(
                new MarkingScheme(number("-0.1"), MarkingScheme.PartialCredit.NONE, number("0")),
                new MarkingScheme(number("1.1"), MarkingScheme.PartialCredit.NONE, number("0")),
                new MarkingScheme(number("0"), MarkingScheme.PartialCredit.NONE, number("0.1")))) {
            assertUnmarkable(choices.scheme(scheme).completed(), keys(choices));
        }
    }

    @Test
    void becomesFinalWithTheLastReviewedItem() {
        Result open = openReview();

        Change<Result> first = open.review("ann", essays.question(1), given("10"), LATER);

        assertThat(first.state().status()).isEqualTo(ResultStatus.AWAITING_REVIEW);
        assertThat(first.state().scoringVersion()).isEqualTo(1);
        assertThat(first.state().review()).isEqualTo(new Review(NOW, "ann", null));
        assertThat(first.events()).isEmpty();

        Change<Result> last = first.state().review("ann", essays.question(2), given("5"), LATER);

        assertThat(last.state().status()).isEqualTo(ResultStatus.FINAL);
        assertThat(last.state().review()).isEqualTo(new Review(NOW, "ann", LATER));
        assertThat(last.events()).singleElement().isInstanceOfSatisfying(AssessmentScored.class, scored -> {
            assertThat(scored.scoringVersion()).isEqualTo(2);
            assertThat(scored.status()).isEqualTo(Status.FINAL);
            assertThat(scored.marks()).isEqualTo("5");
            assertThat(scored.percent()).isEqualTo("83.33");
            assertThat(scored.items())
                    .extracting(ItemScore::outcome)
                    .containsExactly(Outcome.RIGHT, Outcome.REVIEWED, Outcome.REVIEWED);
        });
    }

    @Test
    void letsTheReviewerChangeAnItemWhileOthersAreOpen() {
        Result once =
                openReview().review("ann", essays.question(1), given("10"), NOW).state();

        Result twice =
                once.review("ann", essays.question(1), given("2.5"), LATER).state();

        assertThat(twice.reviewItem(essays.question(1)).mark())
                .isEqualTo(new ItemMark(number("0.5"), Outcome.REVIEWED));
    }

    @Test
    void hasNothingToDoForTheSameMarksAgain() {
        Result once =
                openReview().review("ann", essays.question(1), given("10"), NOW).state();

        assertThat(once.review("ann", essays.question(1), given("10"), LATER).state())
                .isSameAs(once);
    }

    @Test
    void belongsToTheReviewerWhoMarkedFirst() {
        Result taken =
                openReview().review("ann", essays.question(1), given("10"), NOW).state();

        assertThatExceptionOfType(ReviewProblem.ReviewTaken.class)
                .isThrownBy(() -> taken.review("bob", essays.question(2), given("10"), LATER));
    }

    @Test
    void isClosedOnceFinal() {
        Result closed = openReview()
                .review("ann", essays.question(1), given("10"), NOW)
                .state()
                .review("ann", essays.question(2), given("10"), NOW)
                .state();

        assertThatExceptionOfType(ReviewProblem.ReviewClosed.class)
                .isThrownBy(() -> closed.review("ann", essays.question(2), given("9"), LATER));
        assertThatExceptionOfType(ReviewProblem.ReviewClosed.class)
                .isThrownBy(() -> closed.review("bob", essays.question(2), given("10"), LATER));
        assertThat(closed.review("ann", essays.question(2), given("10"), LATER)).isEqualTo(Change.of(closed));
    }

    @Test
    void hasNoReviewOfWhatIsMarkedByItself() {
        Result plain = Result.completed("acme", choices.completed(Exam.RIGHT), keys(choices), Exam::open, NOW)
                .state();

        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> plain.review("ann", choices.question(0), given("1"), LATER));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> openReview().review("ann", essays.question(0), given("1"), LATER));
    }

    @Test
    void keepsIdsAndFiguresOfAnErasedCandidateButNoWords() {
        Result closed = openReview()
                .review("ann", essays.question(1), given("10"), NOW)
                .state()
                .review("ann", essays.question(2), given("5"), NOW)
                .state();

        Change<Result> erased = closed.erase();

        assertThat(erased.events()).isEmpty();
        assertThat(erased.state())
                .returns(ResultStatus.FINAL, Result::status)
                .returns(closed.score(), Result::score)
                .returns(closed.attempt(), Result::attempt)
                .returns(null, Result::review);
        assertThat(erased.state().items())
                .allSatisfy(item -> assertThat(item.answer()).isNull())
                .extracting(Item::mark)
                .isEqualTo(closed.items().stream().map(Item::mark).toList());
        assertThat(erased.state().items().getLast().review())
                .isNotNull()
                .satisfies(review -> assertThat(review.criteria())
                        .allSatisfy(criterion -> assertThat(criterion.comment()).isNull()));
        assertThat(erased.state().erase().state()).isSameAs(erased.state());
    }

    @Test
    void hasNothingToReviewOfAnErasedCandidate() {
        Result erased = openReview().erase().state();

        assertThat(erased.status()).isEqualTo(ResultStatus.ERASED);
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> erased.review("ann", essays.question(1), given("10"), LATER));
        assertThat(erased.erase().state()).isSameAs(erased);
    }

    @Test
    void hasNothingToMarkOfAnErasedCandidate() {
        Result erased = Result.completed("acme", choices.completed(Exam.RIGHT), Map.of(), Exam::open, NOW)
                .state()
                .erase()
                .state();

        assertThat(erased.status()).isEqualTo(ResultStatus.ERASED);
        assertThat(erased.waiting()).isNull();
        assertThat(erased.mark(keys(choices), Exam::open, LATER).state()).isSameAs(erased);
    }

    private Result openReview() {
        return Result.completed(
                        "acme", essays.completed(Exam.RIGHT, text("one"), text("two")), keys(essays), Exam::open, NOW)
                .state();
    }

    /** An item's review that comes to a number of the rubric's 10 marks. */
    private static ItemReview given(String marks) {
        return new ItemReview(
                List.of(new ItemReview.CriterionMark("depth", number(marks), "Well argued")),
                new ItemMark(number(marks).multiply(number("0.2")), Outcome.REVIEWED));
    }

    private AssessmentCompleted withItems(List<CompletedItem> items) {
        AssessmentCompleted event = choices.completed();
        return new AssessmentCompleted(
                event.sessionId(),
                event.applicationId(),
                event.candidateId(),
                event.jobId(),
                event.assessmentId(),
                event.completion(),
                event.scheme(),
                items,
                event.startedAt(),
                event.completedAt());
    }

    private static void assertUnmarkable(AssessmentCompleted event, Map<PinnedQuestion, AnswerKey> keys) {
        assertThatExceptionOfType(Unmarkable.class)
                .isThrownBy(() -> Result.completed("acme", event, keys, Exam::open, NOW));
    }

    private static Map<PinnedQuestion, AnswerKey> keys(Exam exam) {
        return exam.keys().stream()
                .collect(Collectors.toMap(
                        key -> new PinnedQuestion(key.questionId(), key.version()), AnswerKeyPublished::answerKey));
    }

    private static Answer text(String text) {
        return new Answer.FreeText(text);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
