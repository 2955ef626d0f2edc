package dev.hiring.scoring.result;

import org.springframework.http.HttpStatus;

import dev.hiring.kit.http.Problem;

/** Why a review cannot be marked now. */
abstract sealed class ReviewProblem extends Problem {

    private static final long serialVersionUID = 1L;

    private ReviewProblem(String type, String detail) {
        super(HttpStatus.CONFLICT, type, detail);
    }

    static final class ReviewTaken extends ReviewProblem {

        private static final long serialVersionUID = 1L;

        ReviewTaken() {
            super("review-taken", "Another reviewer has begun to mark this session and marks the rest of it.");
        }
    }

    static final class ReviewClosed extends ReviewProblem {

        private static final long serialVersionUID = 1L;

        ReviewClosed() {
            super("review-closed", "Every item of this session has been marked; the result is final.");
        }
    }
}
