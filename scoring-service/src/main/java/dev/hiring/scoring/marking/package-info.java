/**
 * From answers to marks: pure functions of a key, an answer and a marking scheme. The formulas with worked examples and
 * their sources stand in {@code docs/scoring.md}.
 */
@NullMarked
package dev.hiring.scoring.marking;

import org.jspecify.annotations.NullMarked;
