package dev.hiring.candidate.note;

import org.springframework.http.HttpStatus;

import dev.hiring.kit.http.Problem;

/** What a note refuses. */
abstract sealed class NoteProblem extends Problem {

    private static final long serialVersionUID = 1L;

    private NoteProblem(HttpStatus status, String type, String detail) {
        super(status, type, detail);
    }

    static final class NotYours extends NoteProblem {
        private static final long serialVersionUID = 1L;

        NotYours() {
            super(HttpStatus.FORBIDDEN, "not-the-author", "Only who wrote a note may change it.");
        }
    }
}
