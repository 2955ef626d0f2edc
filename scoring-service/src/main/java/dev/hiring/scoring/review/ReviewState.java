package dev.hiring.scoring.review;

import dev.hiring.scoring.result.Result;
import dev.hiring.scoring.result.ResultStatus;

/** Whether a reviewer still has to mark something. */
enum ReviewState {
    PENDING,
    DONE;

    static ReviewState of(Result result) {
        return result.status() == ResultStatus.FINAL ? DONE : PENDING;
    }
}
