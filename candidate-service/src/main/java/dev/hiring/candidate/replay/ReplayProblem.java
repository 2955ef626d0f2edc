package dev.hiring.candidate.replay;

import org.springframework.http.HttpStatus;

import dev.hiring.kit.http.Problem;

/** What replays refuse. */
abstract sealed class ReplayProblem extends Problem {

    private static final long serialVersionUID = 1L;

    private ReplayProblem(HttpStatus status, String type, String detail) {
        super(status, type, detail);
    }

    static final class Running extends ReplayProblem {
        private static final long serialVersionUID = 1L;

        Running(Replay running) {
            super(HttpStatus.CONFLICT, "replay-running", "A replay of this job is under way.");
            with("replayId", running.id());
        }
    }
}
