package dev.hiring.assessment.blueprint;

import java.util.List;
import org.springframework.http.HttpStatus;

import dev.hiring.kit.http.Problem;

abstract sealed class AssessmentProblem extends Problem {

    private static final long serialVersionUID = 1L;

    private AssessmentProblem(HttpStatus status, String type, String detail) {
        super(status, type, detail);
    }

    static final class Published extends AssessmentProblem {
        private static final long serialVersionUID = 1L;

        Published() {
            super(
                    HttpStatus.CONFLICT,
                    "assessment-published",
                    "The assessment is published and stays as it is. Make another one instead.");
        }
    }

    /** Also when questions were published a moment ago and the news is still under way. */
    static final class Unsatisfiable extends AssessmentProblem {
        private static final long serialVersionUID = 1L;

        Unsatisfiable(List<Shortage> shortages) {
            super(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "blueprint-unsatisfiable",
                    "The question bank has too few published questions for " + shortages.size() + " of the sections.");
            with("shortages", List.copyOf(shortages)).passing();
        }
    }

    static final class QuestionsUnavailable extends AssessmentProblem {
        private static final long serialVersionUID = 1L;

        QuestionsUnavailable() {
            super(
                    HttpStatus.CONFLICT,
                    "questions-unavailable",
                    "The test cannot be put together at the moment. Nothing has started; please try again later.");
            passing();
        }
    }
}
