package dev.hiring.scoring.review;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.hiring.events.Criterion;
import dev.hiring.events.Guidance;
import dev.hiring.kit.http.Caller;
import dev.hiring.kit.http.ETags;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.MultiLine;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;
import dev.hiring.kit.privacy.AccessLog;
import dev.hiring.kit.security.Role;
import dev.hiring.scoring.answerkey.StoredKey;
import dev.hiring.scoring.result.Item;
import dev.hiring.scoring.result.ItemReview;
import dev.hiring.scoring.result.ItemReview.CriterionMark;
import dev.hiring.scoring.result.Result;
import dev.hiring.scoring.result.Review;
import dev.hiring.scoring.review.ReviewService.Sheet;

/** Reviews of free text. They are blind: nothing here says whose answers they are or what else they scored. */
@RestController
@RequestMapping("/api/{apiVersion}/reviews")
final class ReviewController {

    private final ReviewService service;
    private final AccessLog accesses;

    ReviewController(ReviewService service, AccessLog accesses) {
        this.service = service;
        this.accesses = accesses;
    }

    /**
     * Lists reviews, in the order in which they were asked for.
     *
     * @param state whether something is still to be marked
     */
    @GetMapping
    @RolesAllowed({Role.REVIEWER, Role.ADMIN})
    Page<ReviewRow> list(@RequestParam(defaultValue = "PENDING") ReviewState state, PageRequest page, Caller caller) {
        return service.page(caller.organization(), state, page).map(ReviewRow::of);
    }

    /** Reads the answers that are to be marked, with their rubrics. */
    @GetMapping("/{sessionId}")
    @RolesAllowed({Role.REVIEWER, Role.ADMIN})
    ResponseEntity<ReviewView> get(@PathVariable String sessionId, Caller caller) {
        return answer(caller, service.find(caller.organization(), sessionId));
    }

    /**
     * Marks an answer by its rubric. Whoever marks first of a session marks all of it; with the last item the result is
     * final.
     */
    @PutMapping("/{sessionId}/items/{questionId}")
    @RolesAllowed({Role.REVIEWER, Role.ADMIN})
    ResponseEntity<ReviewView> mark(
            @PathVariable String sessionId,
            @PathVariable String questionId,
            @RequestBody @Valid MarksRequest request,
            IfMatch ifMatch,
            Caller caller) {
        return answer(
                caller,
                service.mark(caller.organization(), sessionId, questionId, ifMatch, caller.subject(), request.marks()));
    }

    /** It shows answers, so it is put down who has read them; the reviewer does not learn whose they are. */
    private ResponseEntity<ReviewView> answer(Caller caller, Sheet sheet) {
        accesses.put(caller, "answers", sheet.result().attempt().candidateId());
        return ResponseEntity.ok().eTag(ETags.of(sheet.result().version())).body(ReviewView.of(sheet));
    }

    /**
     * The marks for one answer.
     *
     * @param criteria each criterion of the rubric once
     */
    record MarksRequest(@NotEmpty @Size(max = 100) List<@Valid @NotNull CriterionRequest> criteria) {

        List<CriterionMark> marks() {
            return criteria.stream()
                    .map(criterion -> new CriterionMark(criterion.id, criterion.marks, criterion.comment))
                    .toList();
        }
    }

    /**
     * The marks for one criterion.
     *
     * @param id of the criterion in the rubric
     * @param marks 0 to the marks of the criterion
     * @param comment for other reviewers
     */
    record CriterionRequest(
            @NotBlank @Size(max = 200) String id,

            @NotNull @DecimalMin("0") @Digits(integer = 9, fraction = 4)
            BigDecimal marks,

            @Nullable @Size(max = 2000) @MultiLine String comment) {}

    /**
     * A review in a list.
     *
     * @param items how many answers there are to mark
     * @param marked how many of them are marked
     * @param reviewer who marks it; null while anybody may begin
     * @param requestedAt when the review was asked for
     * @param closedAt when the last item was marked, null before
     */
    record ReviewRow(
            String sessionId,
            String assessmentId,
            ReviewState state,
            int items,
            int marked,
            @Nullable String reviewer,
            Instant requestedAt,
            @Nullable Instant closedAt) {

        static ReviewRow of(Result result) {
            Review review = Objects.requireNonNull(result.review());
            int items = (int) result.items().stream().filter(Item::reviewable).count();
            int open = (int) result.items().stream().filter(Item::awaitsReview).count();
            return new ReviewRow(
                    result.id(),
                    result.attempt().assessmentId(),
                    ReviewState.of(result),
                    items,
                    items - open,
                    review.reviewer(),
                    review.requestedAt(),
                    review.closedAt());
        }
    }

    /**
     * The answers of one session that a reviewer marks.
     *
     * @param reviewer who marks it; null while anybody may begin
     * @param items the questions that ask for free text
     */
    record ReviewView(
            String sessionId, ReviewState state, @Nullable String reviewer, List<ItemView> items) {

        static ReviewView of(Sheet sheet) {
            Result result = sheet.result();
            return new ReviewView(
                    result.id(),
                    ReviewState.of(result),
                    Objects.requireNonNull(result.review()).reviewer(),
                    sheet.items().stream()
                            .map(item -> ItemView.of(item, sheet.answer(item), sheet.key(item), sheet.rubric(item)))
                            .toList());
        }
    }

    /**
     * One answer to mark.
     *
     * @param version of the question
     * @param prompt Markdown
     * @param answer what the candidate wrote, empty for nothing
     * @param rubric what earns marks
     * @param guidance what a reviewer should know
     * @param maximum what the item earns with all marks of the rubric
     * @param marks what it earns with the criteria as they are marked; null, as they, before
     * @param criteria as they were marked
     */
    record ItemView(
            String questionId,
            int version,
            String prompt,
            String answer,
            List<Criterion> rubric,
            Guidance guidance,
            BigDecimal maximum,
            @Nullable BigDecimal marks,
            @Nullable List<CriterionView> criteria) {

        static ItemView of(Item item, String answer, StoredKey key, Rubric rubric) {
            ItemReview review = item.review();
            return new ItemView(
                    item.questionId(),
                    item.version(),
                    key.prompt(),
                    answer,
                    rubric.criteria(),
                    key.guidance(),
                    item.maximum(),
                    review == null ? null : review.mark().marks(),
                    review == null
                            ? null
                            : review.criteria().stream().map(CriterionView::of).toList());
        }
    }

    /**
     * The marks that a criterion was given.
     *
     * @param id of the criterion in the rubric
     * @param marks what was given for it
     * @param comment of the reviewer
     */
    record CriterionView(
            String id, BigDecimal marks, @Nullable String comment) {

        static CriterionView of(CriterionMark mark) {
            return new CriterionView(mark.criterion(), mark.marks(), mark.comment());
        }
    }
}
