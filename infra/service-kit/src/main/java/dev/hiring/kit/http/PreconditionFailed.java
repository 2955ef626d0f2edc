package dev.hiring.kit.http;

import org.springframework.http.HttpStatus;

/** The caller wanted to change another version than the one that is stored. */
final class PreconditionFailed extends Problem {

    private static final long serialVersionUID = 1L;

    PreconditionFailed(long current) {
        super(
                HttpStatus.PRECONDITION_FAILED,
                "precondition-failed",
                "It has been changed since: its version is now " + current + ". Read it again, then decide.");
        with("version", current);
    }
}
