package dev.hiring.scoring.result;

import java.time.Instant;
import java.util.List;

import dev.hiring.events.PinnedQuestion;

/**
 * What a result waits for; absent once it is marked, so that the indexes on it hold the waiting ones alone.
 *
 * @param keys the keys that had not come when the session was completed
 */
record Waiting(Instant since, List<String> keys) {

    Waiting {
        keys = List.copyOf(keys);
    }

    static String key(PinnedQuestion question) {
        return question.questionId() + "/" + question.version();
    }
}
