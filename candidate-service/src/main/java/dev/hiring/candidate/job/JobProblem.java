package dev.hiring.candidate.job;

import org.springframework.http.HttpStatus;

import dev.hiring.kit.http.Problem;

/** What a job refuses. */
abstract sealed class JobProblem extends Problem {

    private static final long serialVersionUID = 1L;

    private JobProblem(HttpStatus status, String type, String detail) {
        super(status, type, detail);
    }

    static final class Closed extends JobProblem {
        private static final long serialVersionUID = 1L;

        Closed() {
            super(HttpStatus.CONFLICT, "job-closed", "The job is closed.");
        }
    }

    /** Also when it was published a moment ago and the news is still under way. */
    static final class AssessmentUnknown extends JobProblem {
        private static final long serialVersionUID = 1L;

        AssessmentUnknown(String id) {
            super(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "assessment-unknown",
                    "There is no published assessment with the id " + id + ".");
            passing();
        }
    }
}
