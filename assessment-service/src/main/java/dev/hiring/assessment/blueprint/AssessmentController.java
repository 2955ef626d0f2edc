package dev.hiring.assessment.blueprint;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
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
import org.springframework.web.bind.annotation.RestController;

import dev.hiring.assessment.blueprint.Assessment.State;
import dev.hiring.events.MarkingScheme;
import dev.hiring.kit.http.ApiPath;
import dev.hiring.kit.http.Caller;
import dev.hiring.kit.http.ETags;
import dev.hiring.kit.http.IdempotencyKey;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;
import dev.hiring.kit.security.Role;

/** Assessments: tests made of sections, each with pinned questions or a blueprint by which questions are drawn. */
@RestController
@RequestMapping("/api/{apiVersion}/assessments")
class AssessmentController {

    private final AssessmentService assessments;

    AssessmentController(AssessmentService assessments) {
        this.assessments = assessments;
    }

    /** Drafts an assessment. Nobody is invited to it before it is published. */
    @PostMapping
    @RolesAllowed({Role.RECRUITER, Role.ADMIN})
    ResponseEntity<AssessmentView> draft(
            Caller caller, IdempotencyKey key, ApiPath api, @Valid @RequestBody AssessmentRequest request) {
        Assessment assessment = assessments.draft(caller.organization(), key.id("assessment"), request.toDesign());
        return ResponseEntity.created(api.to("assessments", assessment.id()))
                .eTag(ETags.of(assessment.version()))
                .body(AssessmentView.of(assessment));
    }

    /** Replaces the design of a draft. What is published does not change any more. */
    @PutMapping("/{id}")
    @RolesAllowed({Role.RECRUITER, Role.ADMIN})
    ResponseEntity<AssessmentView> redesign(
            Caller caller, @PathVariable String id, IfMatch ifMatch, @Valid @RequestBody AssessmentRequest request) {
        return ok(assessments.redesign(caller.organization(), id, ifMatch, request.toDesign()));
    }

    /**
     * Publishes a draft, so that jobs can ask for it. The bank must have enough published questions for every section.
     */
    @PostMapping("/{id}/publish")
    @RolesAllowed({Role.RECRUITER, Role.ADMIN})
    ResponseEntity<AssessmentView> publish(Caller caller, @PathVariable String id, IfMatch ifMatch) {
        return ok(assessments.publish(caller.organization(), id, ifMatch));
    }

    /** Reads an assessment. */
    @GetMapping("/{id}")
    @RolesAllowed({Role.RECRUITER, Role.ADMIN, Role.ANALYST, Role.ATS})
    ResponseEntity<AssessmentView> get(Caller caller, @PathVariable String id) {
        return ok(assessments.get(caller.organization(), id));
    }

    /** Lists the assessments of the organization, the newest first. */
    @GetMapping
    @RolesAllowed({Role.RECRUITER, Role.ADMIN, Role.ANALYST, Role.ATS})
    Page<AssessmentView> list(Caller caller, PageRequest request) {
        return assessments.list(caller.organization(), request).map(AssessmentView::of);
    }

    private static ResponseEntity<AssessmentView> ok(Assessment assessment) {
        return ResponseEntity.ok().eTag(ETags.of(assessment.version())).body(AssessmentView.of(assessment));
    }

    /**
     * An assessment.
     *
     * @param durationMinutes from start to deadline
     * @param invitationDays from the invitation to the last moment to start
     * @param markingScheme how answers turn into marks
     * @param questionCount how many questions a candidate gets
     * @param sections in the order in which candidates see them
     * @param publishedAt null before
     */
    record AssessmentView(
            String id,
            State state,
            String title,
            int durationMinutes,
            int invitationDays,
            MarkingScheme markingScheme,
            int questionCount,
            List<SectionBody> sections,
            Instant createdAt,
            @Nullable Instant publishedAt) {

        static AssessmentView of(Assessment assessment) {
            Assessment.Design design = assessment.design();
            return new AssessmentView(
                    assessment.id(),
                    assessment.state(),
                    design.title(),
                    design.durationMinutes(),
                    design.invitationDays(),
                    design.markingScheme(),
                    design.questionCount(),
                    design.sections().stream().map(SectionBody::of).toList(),
                    assessment.createdAt(),
                    assessment.publishedAt());
        }
    }
}
