package dev.hiring.candidate.application;

import org.springframework.http.HttpStatus;

import dev.hiring.kit.http.Problem;

/** What an application refuses. */
abstract sealed class ApplicationProblem extends Problem {

    private static final long serialVersionUID = 1L;

    private ApplicationProblem(String type, String detail) {
        super(HttpStatus.CONFLICT, type, detail);
    }

    static final class AlreadyApplied extends ApplicationProblem {
        private static final long serialVersionUID = 1L;

        AlreadyApplied(Application stored) {
            super("already-applied", "This candidate has applied for this job already.");
            with("applicationId", stored.id());
        }
    }

    static final class Over extends ApplicationProblem {
        private static final long serialVersionUID = 1L;

        Over(Stage stage) {
            super("application-over", "There is nothing to withdraw from: the application is over.");
            with("stage", stage);
        }
    }
}
