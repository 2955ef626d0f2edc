package dev.hiring.scoring.result;

import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.hiring.events.AssessmentEvent.Completion;
import dev.hiring.events.QuestionKind;
import dev.hiring.events.ScoreEvent.Outcome;
import dev.hiring.events.ScoreEvent.SkillScore;
import dev.hiring.kit.http.Caller;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;
import dev.hiring.kit.security.Role;
import dev.hiring.scoring.marking.ItemMark;
import dev.hiring.scoring.marking.Score;

/** What tests were marked with: no answers and no keys; item by item, but not to an ATS. */
@RestController
@RequestMapping("/api/{apiVersion}/results")
final class ResultController {

    private static final Set<String> SEE_ITEMS = Set.of(Role.RECRUITER, Role.ANALYST, Role.ADMIN);

    private final ResultService service;

    ResultController(ResultService service) {
        this.service = service;
    }

    /**
     * Reads the result of a session.
     *
     * <p>The entity tag covers the cohort too, which changes without the result.
     */
    @GetMapping("/{sessionId}")
    @RolesAllowed({Role.ATS, Role.RECRUITER, Role.ANALYST, Role.ADMIN})
    ResponseEntity<ResultView> get(@PathVariable String sessionId, Caller caller) {
        Result result = service.find(caller.organization(), sessionId);
        Cohort cohort = service.cohort(result).orElse(null);
        boolean withItems = caller.roles().stream().anyMatch(SEE_ITEMS::contains);
        String tag = "\"" + result.version() + (cohort == null ? "" : "-" + cohort.n() + "-" + cohort.percentile())
                + (withItems ? "-items" : "") + "\"";
        return ResponseEntity.ok().eTag(tag).body(ResultView.of(result, cohort, withItems));
    }

    /**
     * Lists results, the newest first.
     *
     * @param applicationId only the result of this application
     * @param assessmentId only results of this assessment
     * @param status only those that are so far
     */
    @GetMapping
    @RolesAllowed({Role.ATS, Role.RECRUITER, Role.ANALYST, Role.ADMIN})
    Page<ResultRow> list(
            @RequestParam @Nullable String applicationId,
            @RequestParam @Nullable String assessmentId,
            @RequestParam @Nullable ResultStatus status,
            PageRequest page,
            Caller caller) {
        return service.page(caller.organization(), new ResultFilter(applicationId, assessmentId, status), page)
                .map(ResultRow::of);
    }

    /**
     * The result of one test.
     *
     * @param completion how the test came to its end
     * @param scoringVersion counts the markings of this session from 1; 0 before the first
     * @param marks null, as all figures, while keys are awaited; while a review is awaited, without the free text
     * @param maximum what all right answers would earn
     * @param percent {@code 100 · marks / maximum}, two decimals, never below 0
     * @param bySkill an item with several skills counts for each of them
     * @param items null to an ATS
     * @param cohort null until the result is final
     * @param scoredAt null before
     */
    record ResultView(
            String sessionId,
            String applicationId,
            String candidateId,
            String jobId,
            String assessmentId,
            Completion completion,
            ResultStatus status,
            int scoringVersion,
            @Nullable BigDecimal marks,
            @Nullable BigDecimal maximum,
            @Nullable BigDecimal percent,
            List<SkillScore> bySkill,
            @Nullable List<ItemView> items,
            @Nullable Cohort cohort,
            Instant startedAt,
            Instant completedAt,
            @Nullable Instant scoredAt) {

        static ResultView of(Result result, @Nullable Cohort cohort, boolean withItems) {
            Attempt attempt = result.attempt();
            Score score = result.score();
            return new ResultView(
                    result.id(),
                    attempt.applicationId(),
                    attempt.candidateId(),
                    attempt.jobId(),
                    attempt.assessmentId(),
                    attempt.completion(),
                    result.status(),
                    result.scoringVersion(),
                    score == null ? null : score.marks(),
                    score == null ? null : score.maximum(),
                    score == null ? null : score.percent(),
                    score == null ? List.of() : score.bySkill(),
                    withItems ? result.items().stream().map(ItemView::of).toList() : null,
                    cohort,
                    attempt.startedAt(),
                    attempt.completedAt(),
                    result.scoredAt());
        }
    }

    /**
     * A question of the test and what its answer earned.
     *
     * @param version of the question
     * @param skills what the question asks about
     * @param marks null until it is marked
     * @param maximum what the right answer earns
     * @param outcome null until it is marked
     */
    record ItemView(
            String questionId,
            int version,
            QuestionKind kind,
            List<String> skills,
            @Nullable BigDecimal marks,
            BigDecimal maximum,
            @Nullable Outcome outcome) {

        static ItemView of(Item item) {
            ItemMark mark = item.mark();
            return new ItemView(
                    item.questionId(),
                    item.version(),
                    item.kind(),
                    item.skills(),
                    mark == null ? null : mark.marks(),
                    item.maximum(),
                    mark == null ? null : mark.outcome());
        }
    }

    /**
     * A result in a list: what the result itself says, without its items and its cohort.
     *
     * @param scoringVersion counts the markings of this session from 1; 0 before the first
     * @param marks null, as all figures, while keys are awaited; while a review is awaited, without the free text
     * @param maximum what all right answers would earn
     * @param percent {@code 100 · marks / maximum}, two decimals, never below 0
     * @param bySkill an item with several skills counts for each of them
     * @param scoredAt null before
     */
    record ResultRow(
            String sessionId,
            String applicationId,
            String candidateId,
            String jobId,
            String assessmentId,
            ResultStatus status,
            int scoringVersion,
            @Nullable BigDecimal marks,
            @Nullable BigDecimal maximum,
            @Nullable BigDecimal percent,
            List<SkillScore> bySkill,
            Instant completedAt,
            @Nullable Instant scoredAt) {

        static ResultRow of(Result result) {
            Attempt attempt = result.attempt();
            Score score = result.score();
            return new ResultRow(
                    result.id(),
                    attempt.applicationId(),
                    attempt.candidateId(),
                    attempt.jobId(),
                    attempt.assessmentId(),
                    result.status(),
                    result.scoringVersion(),
                    score == null ? null : score.marks(),
                    score == null ? null : score.maximum(),
                    score == null ? null : score.percent(),
                    score == null ? List.of() : score.bySkill(),
                    attempt.completedAt(),
                    result.scoredAt());
        }
    }
}
