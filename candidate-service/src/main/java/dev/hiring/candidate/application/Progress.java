package dev.hiring.candidate.application;

import java.time.Instant;
import java.util.Map;

/**
 * The part of an application that figures are made of.
 *
 * @param stages when each stage was reached, as far as known
 */
public record Progress(Stage stage, Map<Stage, Instant> stages) {}
