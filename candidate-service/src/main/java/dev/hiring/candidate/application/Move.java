package dev.hiring.candidate.application;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person, or the system of the organization's own, did with an application.
 *
 * @param reason null where none was given
 * @param by who asked for it: the subject of the token
 */
record Move(Stage from, Stage to, @Nullable String reason, String by, Instant at) {

    /** Without the words of whoever made it. */
    Move silent() {
        return new Move(from, to, null, by, at);
    }
}
