package dev.hiring.scoring.result;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.hiring.events.Answer;
import dev.hiring.events.AssessmentEvent.Completion;
import dev.hiring.events.ScoreEvent.Outcome;
import dev.hiring.events.ScoreEvent.SkillScore;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.privacy.PersonalData;
import dev.hiring.scoring.marking.ItemMark;
import dev.hiring.scoring.marking.Score;
import dev.hiring.scoring.result.ItemReview.CriterionMark;

/**
 * What candidates answered, what it earned, and what reviewers wrote about it. Of an erased candidate's result the ids and
 * figures stay, see {@link Result#erase}; none is deleted, since it may have events to send.
 */
@Component
final class ResultData implements PersonalData {

    private final Results results;
    private final CandidateAnswers answers;

    ResultData(Results results, CandidateAnswers answers) {
        this.results = results;
        this.answers = answers;
    }

    @Override
    public String kind() {
        return "results";
    }

    @Override
    public List<ExportedResult> export(String organization, String candidateId) {
        List<Result> held = results.ofCandidate(organization, candidateId);
        if (held.isEmpty()) {
            return List.of();
        }
        Optional<Function<String, Answer>> open = answers.of(organization, candidateId);
        return held.stream().map(result -> ExportedResult.of(result, open)).toList();
    }

    /** Each result by a write of its own: after a crash it is done again, and finds those that are left. */
    @Override
    public long erase(String organization, String candidateId) {
        List<Result> held = results.ofCandidate(organization, candidateId);
        held.forEach(result -> results.change(organization, result.id(), IfMatch.any(), Result::erase));
        return held.size();
    }

    /**
     * What a test came to.
     *
     * @param marks null, as all figures, before it was marked
     */
    record ExportedResult(
            String sessionId,
            String applicationId,
            String jobId,
            String assessmentId,
            Completion completion,
            ResultStatus status,
            @Nullable BigDecimal marks,
            @Nullable BigDecimal maximum,
            @Nullable BigDecimal percent,
            List<SkillScore> bySkill,
            Instant startedAt,
            Instant completedAt,
            @Nullable Instant scoredAt,
            List<ExportedItem> items) {

        static ExportedResult of(Result result, Optional<Function<String, Answer>> open) {
            Attempt attempt = result.attempt();
            Score score = result.score();
            return new ExportedResult(
                    result.id(),
                    attempt.applicationId(),
                    attempt.jobId(),
                    attempt.assessmentId(),
                    attempt.completion(),
                    result.status(),
                    score == null ? null : score.marks(),
                    score == null ? null : score.maximum(),
                    score == null ? null : score.percent(),
                    score == null ? List.of() : score.bySkill(),
                    attempt.startedAt(),
                    attempt.completedAt(),
                    result.scoredAt(),
                    result.items().stream()
                            .map(item ->
                                    ExportedItem.of(item, open.map(item::opened).orElse(null)))
                            .toList());
        }

        /** Keeps the answers out of logs. */
        @Override
        public String toString() {
            return "ExportedResult[" + sessionId + "]";
        }
    }

    /**
     * A question, what was answered and what that earned.
     *
     * @param answer null for none
     * @param marks null, as the outcome, before it was marked
     * @param criteria what a reviewer gave and wrote, empty where nobody has reviewed
     */
    record ExportedItem(
            String questionId,
            int version,
            @Nullable Answer answer,
            @Nullable BigDecimal marks,
            BigDecimal maximum,
            @Nullable Outcome outcome,
            List<CriterionMark> criteria) {

        static ExportedItem of(Item item, @Nullable Answer answer) {
            ItemMark mark = item.mark();
            ItemReview review = item.review();
            return new ExportedItem(
                    item.questionId(),
                    item.version(),
                    answer,
                    mark == null ? null : mark.marks(),
                    item.maximum(),
                    mark == null ? null : mark.outcome(),
                    review == null ? List.of() : review.criteria());
        }
    }
}
