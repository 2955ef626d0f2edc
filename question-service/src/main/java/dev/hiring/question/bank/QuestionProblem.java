package dev.hiring.question.bank;

import org.springframework.http.HttpStatus;

import dev.hiring.kit.http.Problem;

/** Why a question refuses a command. */
abstract sealed class QuestionProblem extends Problem {

    private static final long serialVersionUID = 1L;

    private QuestionProblem(String type, String detail) {
        super(HttpStatus.CONFLICT, type, detail);
    }

    static final class Retired extends QuestionProblem {
        private static final long serialVersionUID = 1L;

        Retired() {
            super("question-retired", "The question is retired and will not change any more.");
        }
    }

    static final class TooManyVersions extends QuestionProblem {
        private static final long serialVersionUID = 1L;

        TooManyVersions() {
            super(
                    "too-many-versions",
                    "The question has " + Question.MAX_VERSIONS + " versions. Retire it and write a new one.");
        }
    }
}
