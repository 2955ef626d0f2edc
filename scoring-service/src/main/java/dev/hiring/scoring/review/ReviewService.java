package dev.hiring.scoring.review;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Service;

import dev.hiring.events.Answer;
import dev.hiring.events.AnswerKey;
import dev.hiring.events.PinnedQuestion;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.NotFound;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;
import dev.hiring.scoring.answerkey.AnswerKeyService;
import dev.hiring.scoring.answerkey.StoredKey;
import dev.hiring.scoring.result.CandidateAnswers;
import dev.hiring.scoring.result.Item;
import dev.hiring.scoring.result.ItemReview;
import dev.hiring.scoring.result.ItemReview.CriterionMark;
import dev.hiring.scoring.result.Result;
import dev.hiring.scoring.result.ResultService;
import dev.hiring.scoring.result.ResultStatus;

/**
 * Brings a result's free text and its rubric together for a reviewer, and takes the reviewer's marks. What an erased
 * candidate wrote cannot be read, so there is no review of it.
 */
@Service
final class ReviewService {

    private final ResultService results;
    private final AnswerKeyService keys;
    private final CandidateAnswers answers;

    ReviewService(ResultService results, AnswerKeyService keys, CandidateAnswers answers) {
        this.results = results;
        this.keys = keys;
        this.answers = answers;
    }

    Page<Result> page(String organization, ReviewState state, PageRequest page) {
        ResultStatus status = switch (state) {
            case PENDING -> ResultStatus.AWAITING_REVIEW;
            case DONE -> ResultStatus.FINAL;
        };
        return results.reviewed(organization, status, page);
    }

    Sheet find(String organization, String sessionId) {
        return sheet(results.reviewed(organization, sessionId));
    }

    /**
     * @param criteria one for each criterion of the rubric
     */
    Sheet mark(
            String organization,
            String sessionId,
            String questionId,
            IfMatch ifMatch,
            String reviewer,
            List<CriterionMark> criteria) {
        Sheet sheet = find(organization, sessionId);
        Item item = sheet.result().reviewItem(questionId);
        ItemReview given = sheet.rubric(item).review(criteria, item.maximum());
        return sheet(results.review(organization, sessionId, ifMatch, reviewer, questionId, given));
    }

    private Sheet sheet(Result result) {
        List<PinnedQuestion> questions = result.items().stream()
                .filter(Item::reviewable)
                .map(Item::question)
                .toList();
        return new Sheet(
                result,
                keys.find(result.organization(), questions),
                answers.of(result.organization(), result.attempt().candidateId())
                        .orElseThrow(() -> new NotFound("review")));
    }

    /** A result with the keys of its free text, and what opens the candidate's answers. */
    record Sheet(Result result, Map<PinnedQuestion, StoredKey> keys, Function<String, Answer> open) {

        List<Item> items() {
            return result.items().stream().filter(Item::reviewable).toList();
        }

        /** Empty for nothing. */
        String answer(Item item) {
            return item.opened(open) instanceof Answer.FreeText free ? free.text() : "";
        }

        StoredKey key(Item item) {
            StoredKey key = keys.get(item.question());
            if (key == null) {
                throw new IllegalStateException("A marked item has lost its key: " + item.question());
            }
            return key;
        }

        Rubric rubric(Item item) {
            if (key(item).answerKey() instanceof AnswerKey.FreeText free) {
                return new Rubric(free.rubric());
            }
            throw new IllegalStateException("A reviewed item has a key without rubric: " + item.question());
        }
    }
}
