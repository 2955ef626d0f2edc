package dev.hiring.candidate.application;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

import dev.hiring.candidate.policy.Outcome;

/**
 * The part of an application that figures are made of.
 *
 * @param stages when each stage was reached, as far as known
 * @param decision the one that stands, null until it was made
 */
public record Progress(
        Stage stage, Map<Stage, Instant> stages, @Nullable Standing decision) {

    /** What was decided. */
    public record Standing(Outcome outcome) {}
}
