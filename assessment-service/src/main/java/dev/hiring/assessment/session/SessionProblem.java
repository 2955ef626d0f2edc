package dev.hiring.assessment.session;

import org.springframework.http.HttpStatus;

import dev.hiring.kit.http.Problem;

/** Why a session does not allow what was asked for. Each is a conflict with the state that it is in. */
abstract sealed class SessionProblem extends Problem {

    private static final long serialVersionUID = 1L;

    private SessionProblem(String type, String detail) {
        super(HttpStatus.CONFLICT, type, detail);
    }

    static final class NotStarted extends SessionProblem {
        private static final long serialVersionUID = 1L;

        NotStarted() {
            super("session-not-started", "The test has not been started yet.");
        }
    }

    static final class Started extends SessionProblem {
        private static final long serialVersionUID = 1L;

        Started() {
            super("session-started", "The test has been started, so its invitation cannot be cancelled any more.");
        }
    }

    static final class Over extends SessionProblem {
        private static final long serialVersionUID = 1L;

        Over() {
            super("session-over", "The test is over. What was saved until then counts.");
        }
    }

    static final class InvitationExpired extends SessionProblem {
        private static final long serialVersionUID = 1L;

        InvitationExpired() {
            super("invitation-expired", "The invitation has expired.");
        }
    }

    static final class InvitationCancelled extends SessionProblem {
        private static final long serialVersionUID = 1L;

        InvitationCancelled() {
            super("invitation-cancelled", "The invitation was cancelled.");
        }
    }
}
