package dev.hiring.candidate.webhook;

import org.springframework.http.HttpStatus;

import dev.hiring.kit.http.Problem;

/** What webhooks refuse. */
abstract sealed class WebhookProblem extends Problem {

    private static final long serialVersionUID = 1L;

    private WebhookProblem(HttpStatus status, String type, String detail) {
        super(status, type, detail);
    }

    static final class TooMany extends WebhookProblem {
        private static final long serialVersionUID = 1L;

        TooMany(int limit) {
            super(
                    HttpStatus.CONFLICT,
                    "too-many-webhooks",
                    "An organization may have " + limit + " webhooks, and has as many.");
        }
    }

    static final class Off extends WebhookProblem {
        private static final long serialVersionUID = 1L;

        Off() {
            super(HttpStatus.CONFLICT, "webhook-disabled", "The webhook is switched off. Switch it on first.");
        }
    }
}
