package dev.hiring.scoring.result;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

import dev.hiring.events.Answer;
import dev.hiring.events.AnswerKey;
import dev.hiring.events.AssessmentEvent.AssessmentCompleted;
import dev.hiring.events.AssessmentEvent.CompletedItem;
import dev.hiring.events.PinnedQuestion;
import dev.hiring.kit.consume.RejectedEvent;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.NotFound;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;
import dev.hiring.kit.privacy.ErasedCandidates;
import dev.hiring.scoring.answerkey.AnswerKeyService;
import dev.hiring.scoring.answerkey.StoredKey;
import dev.hiring.scoring.marking.Score;
import dev.hiring.scoring.marking.Unmarkable;

/** Marks completed sessions as soon as their keys are there, takes in reviews, and answers what came of it. */
@Service
public final class ResultService {

    private static final Logger log = LoggerFactory.getLogger(ResultService.class);

    private final Results results;
    private final AnswerKeyService keys;
    private final CandidateAnswers answers;
    private final ErasedCandidates erased;
    private final Clock clock;

    ResultService(
            Results results, AnswerKeyService keys, CandidateAnswers answers, ErasedCandidates erased, Clock clock) {
        this.results = results;
        this.keys = keys;
        this.answers = answers;
        this.erased = erased;
        this.clock = clock;
    }

    /** Of a candidate who was erased there is nothing to mark. */
    void complete(String organization, AssessmentCompleted event) {
        answers.of(organization, event.candidateId())
                .ifPresentOrElse(
                        open -> complete(organization, event, open),
                        () -> log.info("Session {} is of an erased candidate, so it is not marked", event.sessionId()));
    }

    private void complete(String organization, AssessmentCompleted event, Function<String, Answer> open) {
        var questions = event.items().stream().map(ResultService::question).toList();
        try {
            Result result = results.insertOrFind(
                    Result.completed(organization, event, keys(organization, questions), open, clock.instant()));
            // A key that came between the look and the write found nothing waiting for it yet.
            markIfReady(result, open);
            // Of this and the erasure at least one sees the other.
            if (erased.contains(organization, event.candidateId())) {
                results.change(organization, result.id(), IfMatch.any(), Result::erase);
            }
        } catch (Unmarkable e) {
            throw new RejectedEvent("Session " + event.sessionId() + " has " + e.getMessage(), e);
        }
    }

    private static PinnedQuestion question(CompletedItem item) {
        return new PinnedQuestion(item.questionId(), item.version());
    }

    /** Marks the result if it waits and all its keys have come. An erased candidate's is left as it is. */
    void markIfReady(Result result) {
        if (!haveCome(result)) {
            return;
        }
        answers.of(result.organization(), result.attempt().candidateId()).ifPresent(open -> markIfReady(result, open));
    }

    /** Looked at before the candidate's key, which is one read for each result. */
    private boolean haveCome(Result result) {
        Set<PinnedQuestion> questions =
                result.items().stream().map(Item::question).collect(Collectors.toSet());
        return keys.find(result.organization(), questions).keySet().containsAll(questions);
    }

    private void markIfReady(Result result, Function<String, Answer> open) {
        if (result.status() == ResultStatus.WAITING_FOR_KEYS) {
            var found = keys(
                    result.organization(),
                    result.items().stream().map(Item::question).toList());
            results.change(
                    result.organization(),
                    result.id(),
                    IfMatch.any(),
                    state -> state.mark(found, open, clock.instant()));
        }
    }

    private Map<PinnedQuestion, AnswerKey> keys(String organization, Collection<PinnedQuestion> questions) {
        return keys.find(organization, questions).values().stream()
                .collect(Collectors.toMap(StoredKey::question, StoredKey::answerKey));
    }

    Result find(String organization, String sessionId) {
        return results.find(organization, sessionId).orElseThrow(() -> new NotFound("result"));
    }

    Page<Result> page(String organization, ResultFilter filter, PageRequest page) {
        return Page.of(results.page(organization, filter, page), page.limit(), Results::cursor);
    }

    /** Empty until the result is final. */
    Optional<Cohort> cohort(Result result) {
        Score score = result.score();
        return result.status() == ResultStatus.FINAL && score != null
                ? Optional.of(results.cohort(result, score))
                : Optional.empty();
    }

    /** The result of a session with free text to review, reviewed or not. */
    public Result reviewed(String organization, String sessionId) {
        return results.find(organization, sessionId)
                .filter(result -> result.review() != null)
                .orElseThrow(() -> new NotFound("review"));
    }

    /**
     * @param status awaiting review, or final for those that are done
     */
    public Page<Result> reviewed(String organization, ResultStatus status, PageRequest page) {
        return Page.of(results.reviews(organization, status, page), page.limit(), Results::reviewCursor);
    }

    public Result review(
            String organization,
            String sessionId,
            IfMatch ifMatch,
            String reviewer,
            String questionId,
            ItemReview given) {
        return results.change(
                organization,
                sessionId,
                ifMatch,
                result -> result.review(reviewer, questionId, given, clock.instant()));
    }
}
