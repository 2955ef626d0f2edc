package dev.hiring.candidate.connection;

import org.springframework.http.HttpStatus;

import dev.hiring.kit.http.Problem;

/** What connections refuse. */
abstract sealed class ConnectionProblem extends Problem {

    private static final long serialVersionUID = 1L;

    private ConnectionProblem(HttpStatus status, String type, String detail) {
        super(status, type, detail);
    }

    /** Without a word on what is wrong with it. */
    static final class KeyRefused extends ConnectionProblem {
        private static final long serialVersionUID = 1L;

        KeyRefused(Scheme scheme) {
            super(HttpStatus.UNAUTHORIZED, "unauthenticated", "The key of an enabled connection is needed.");
            challenge(scheme.challenge());
        }
    }

    static final class TooMany extends ConnectionProblem {
        private static final long serialVersionUID = 1L;

        TooMany(int limit) {
            super(
                    HttpStatus.CONFLICT,
                    "too-many-connections",
                    "An organization may have " + limit + " connections, and has as many.");
        }
    }
}
