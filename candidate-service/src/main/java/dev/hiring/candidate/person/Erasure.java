package dev.hiring.candidate.person;

import java.time.Instant;

/**
 * That a candidate was erased.
 *
 * @param by the subject of the token it was asked for with, or the rule that asked for it
 */
public record Erasure(String by, Instant at) {}
