package dev.hiring.candidate.application;

import org.springframework.http.HttpStatus;

import dev.hiring.candidate.policy.Outcome;
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
            super("application-over", "The application is over.");
            with("stage", stage);
        }
    }

    static final class NotShortlisted extends ApplicationProblem {
        private static final long serialVersionUID = 1L;

        NotShortlisted(Stage stage) {
            super("not-shortlisted", "Only who is shortlisted is moved on.");
            with("stage", stage);
        }
    }

    static final class MovesBack extends ApplicationProblem {
        private static final long serialVersionUID = 1L;

        MovesBack(Stage stage, Stage wanted) {
            super("moves-back", "The application is past %s; it only moves forward.".formatted(wanted));
            with("stage", stage);
        }
    }

    static final class NotDecided extends ApplicationProblem {
        private static final long serialVersionUID = 1L;

        NotDecided(Stage stage) {
            super("not-decided", "Nothing was decided yet that could be decided otherwise.");
            with("stage", stage);
            passing();
        }
    }

    static final class OutcomeStands extends ApplicationProblem {
        private static final long serialVersionUID = 1L;

        OutcomeStands(Outcome outcome) {
            super("outcome-stands", "This is what stands already.");
            with("outcome", outcome);
        }
    }

    static final class TooManyDecisions extends ApplicationProblem {
        private static final long serialVersionUID = 1L;

        TooManyDecisions(int most) {
            super("too-many-decisions", "An application is decided on %d times at most.".formatted(most));
            with("most", most);
        }
    }
}
