package dev.hiring.candidate.order;

import org.springframework.http.HttpStatus;

import dev.hiring.candidate.order.Order.State;
import dev.hiring.kit.http.Problem;

/** What orders refuse. */
abstract sealed class OrderProblem extends Problem {

    private static final long serialVersionUID = 1L;

    private OrderProblem(HttpStatus status, String type, String detail) {
        super(status, type, detail);
    }

    static final class NotFailed extends OrderProblem {
        private static final long serialVersionUID = 1L;

        NotFailed(State state) {
            super(HttpStatus.CONFLICT, "order-not-failed", "Only what failed can be sent again.");
            with("state", state);
        }
    }
}
