/**
 * The people who apply. What they say of themselves is stored here and nowhere else, sealed with a key of each candidate,
 * and is part of no event and no log line.
 */
@NullMarked
package dev.hiring.candidate.person;

import org.jspecify.annotations.NullMarked;
