package dev.hiring.question.bank;

import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.hiring.events.AnswerKey;
import dev.hiring.events.Guidance;
import dev.hiring.events.Level;
import dev.hiring.events.Option;
import dev.hiring.events.QuestionKind;
import dev.hiring.events.Style;
import dev.hiring.kit.http.ApiPath;
import dev.hiring.kit.http.Caller;
import dev.hiring.kit.http.ETags;
import dev.hiring.kit.http.IdempotencyKey;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;
import dev.hiring.kit.security.Role;

/**
 * Questions with their versions. What is answered holds keys and guidance, so no role that may ask belongs to a candidate.
 */
@RestController
@RequestMapping("/api/{apiVersion}/questions")
class QuestionController {

    private final QuestionService service;

    QuestionController(QuestionService service) {
        this.service = service;
    }

    /** Drafts a question. Nobody is asked it before it is published. */
    @PostMapping
    @RolesAllowed({Role.RECRUITER, Role.ADMIN})
    ResponseEntity<QuestionView> draft(
            Caller caller, IdempotencyKey key, ApiPath api, @RequestBody ContentRequest request) {
        Question question = service.draft(caller.organization(), key.id("question"), request.content());
        return ResponseEntity.created(api.to("questions", question.id()))
                .eTag(ETags.of(question.version()))
                .body(QuestionView.of(question));
    }

    /**
     * Searches questions, the newest first. All that is given has to hold.
     *
     * @param skill a slug that is among the skills
     * @param topic a slug
     * @param level only those that are meant for this seniority
     * @param kind only those that are answered so
     * @param style only those that ask about this
     * @param state only those that are in this state
     * @param text words that stand in the prompt, compared literally and whatever their case
     */
    @GetMapping
    @RolesAllowed({Role.RECRUITER, Role.ADMIN, Role.REVIEWER, Role.ANALYST})
    Page<QuestionView> search(
            Caller caller,
            @RequestParam @Nullable String skill,
            @RequestParam @Nullable String topic,
            @RequestParam @Nullable Level level,
            @RequestParam @Nullable QuestionKind kind,
            @RequestParam @Nullable Style style,
            @RequestParam @Nullable QuestionState state,
            @RequestParam @Nullable String text,
            PageRequest page) {
        QuestionFilter filter = new QuestionFilter(skill, topic, level, kind, style, state, text);
        return service.search(caller.organization(), filter, page).map(QuestionView::of);
    }

    /** Reads a question with its draft and its newest published version. */
    @GetMapping("/{id}")
    @RolesAllowed({Role.RECRUITER, Role.ADMIN, Role.REVIEWER, Role.ANALYST})
    ResponseEntity<QuestionView> find(Caller caller, @PathVariable String id) {
        return ok(service.find(caller.organization(), id));
    }

    /**
     * Reads one published version of a question.
     *
     * @param version counted from 1
     */
    @GetMapping("/{id}/versions/{version}")
    @RolesAllowed({Role.RECRUITER, Role.ADMIN, Role.REVIEWER, Role.ANALYST})
    ResponseEntity<VersionView> version(Caller caller, @PathVariable String id, @PathVariable int version) {
        PublishedVersion found = service.version(caller.organization(), id, version);
        return ResponseEntity.ok()
                .eTag(ETags.of(found.version()))
                .body(new VersionView(id, found.version(), found.content(), found.publishedAt()));
    }

    /** Replaces the draft of a question, or begins one. The published version stays until this one is published. */
    @PutMapping("/{id}/draft")
    @RolesAllowed({Role.RECRUITER, Role.ADMIN})
    ResponseEntity<QuestionView> revise(
            Caller caller, @PathVariable String id, IfMatch ifMatch, @RequestBody ContentRequest request) {
        return ok(service.revise(caller.organization(), id, ifMatch, request.content()));
    }

    /** Publishes the draft as the next version. Tests that were begun keep the version they were begun with. */
    @PostMapping("/{id}/publish")
    @RolesAllowed({Role.RECRUITER, Role.ADMIN})
    ResponseEntity<QuestionView> publish(Caller caller, @PathVariable String id, IfMatch ifMatch) {
        return ok(service.publish(caller.organization(), id, ifMatch));
    }

    /** Retires a question for good: it is not drawn any more. */
    @PostMapping("/{id}/retire")
    @RolesAllowed({Role.RECRUITER, Role.ADMIN})
    ResponseEntity<QuestionView> retire(Caller caller, @PathVariable String id, IfMatch ifMatch) {
        return ok(service.retire(caller.organization(), id, ifMatch));
    }

    private static ResponseEntity<QuestionView> ok(Question question) {
        return ResponseEntity.ok().eTag(ETags.of(question.version())).body(QuestionView.of(question));
    }

    /**
     * What somebody wrote.
     *
     * @param topic a slug
     * @param skills 1 to 10 slugs; an answer counts for each of them
     * @param estimatedSeconds how long an answer takes, 10 to 7200
     * @param marks what a right answer earns, greater than 0, at most 1000, two decimals
     * @param prompt Markdown, 1 to 20,000 characters
     * @param options 2 to 10 where the key is a choice, otherwise none
     * @param answerKey what is right; its kind is the question's
     * @param explanation why the key is right, Markdown; candidates never see it
     * @param guidance what a reviewer should know
     */
    record ContentRequest(
            String topic,
            List<String> skills,
            Level level,
            Style style,
            int estimatedSeconds,
            BigDecimal marks,
            String prompt,
            @Nullable List<Option> options,
            AnswerKey answerKey,
            @Nullable String explanation,
            @Nullable Guidance guidance) {

        Content content() {
            return new Content(
                    topic,
                    skills,
                    level,
                    style,
                    estimatedSeconds,
                    marks,
                    prompt,
                    options == null ? List.of() : options,
                    answerKey,
                    explanation,
                    guidance == null ? Guidance.NONE : guidance);
        }
    }

    /**
     * A question of the bank.
     *
     * @param publishedVersion 0 before the first
     * @param draft what is not published yet, null if there is nothing
     * @param published the newest published version, null before the first
     * @param changedAt when it was last written, published or retired
     */
    record QuestionView(
            String id,
            QuestionState state,
            QuestionKind kind,
            int publishedVersion,
            @Nullable Content draft,
            @Nullable Content published,
            Instant createdAt,
            Instant changedAt) {

        static QuestionView of(Question question) {
            PublishedVersion newest = question.newest();
            return new QuestionView(
                    question.id(),
                    question.state(),
                    question.content().kind(),
                    question.publishedVersion(),
                    question.draft(),
                    newest == null ? null : newest.content(),
                    question.createdAt(),
                    question.changedAt());
        }
    }

    /**
     * A published version, which never changes.
     *
     * @param version counted from 1
     */
    record VersionView(String questionId, int version, Content content, Instant publishedAt) {}
}
