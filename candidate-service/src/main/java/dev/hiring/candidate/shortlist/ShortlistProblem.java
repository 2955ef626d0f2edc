package dev.hiring.candidate.shortlist;

import org.springframework.http.HttpStatus;

import dev.hiring.candidate.application.Stage;
import dev.hiring.kit.http.Problem;

/** What the ranking refuses. */
abstract sealed class ShortlistProblem extends Problem {

    private static final long serialVersionUID = 1L;

    private ShortlistProblem(String type, String detail) {
        super(HttpStatus.CONFLICT, type, detail);
    }

    static final class NotRanked extends ShortlistProblem {
        private static final long serialVersionUID = 1L;

        NotRanked(Stage stage) {
            super("not-ranked", "Ranked is who has a final score and has not withdrawn.");
            with("stage", stage);
            passing();
        }
    }
}
