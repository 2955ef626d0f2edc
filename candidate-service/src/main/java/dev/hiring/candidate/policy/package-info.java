/** Shortlist policies and what they say of a score: values and pure functions. */
@NullMarked
package dev.hiring.candidate.policy;

import org.jspecify.annotations.NullMarked;
