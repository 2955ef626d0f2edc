package dev.hiring.assessment.blueprint;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

import dev.hiring.assessment.blueprint.Assessment.Design;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.NotFound;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;

@Service
public class AssessmentService {

    private final Assessments assessments;
    private final QuestionDraw questions;
    private final Clock clock;

    AssessmentService(Assessments assessments, QuestionDraw questions, Clock clock) {
        this.assessments = assessments;
        this.questions = questions;
        this.clock = clock;
    }

    Assessment draft(String organization, String id, Design design) {
        return assessments.add(Assessment.draft(id, organization, design, clock.instant()));
    }

    Assessment redesign(String organization, String id, IfMatch ifMatch, Design design) {
        return assessments.change(organization, id, ifMatch, assessment -> assessment.redesign(design));
    }

    Assessment publish(String organization, String id, IfMatch ifMatch) {
        return assessments.change(
                organization, id, ifMatch, assessment -> assessment.publish(shortages(assessment), clock.instant()));
    }

    private List<Shortage> shortages(Assessment assessment) {
        return assessment.isPublished()
                ? List.of()
                : questions.shortages(
                        assessment.organization(), assessment.design().sections());
    }

    Assessment get(String organization, String id) {
        return assessments.find(organization, id).orElseThrow(() -> new NotFound("assessment"));
    }

    Page<Assessment> list(String organization, PageRequest request) {
        return assessments.page(organization, request);
    }

    /** An assessment that candidates can be invited to. */
    public Optional<Assessment> published(String organization, String id) {
        return assessments.findPublished(organization, id);
    }
}
