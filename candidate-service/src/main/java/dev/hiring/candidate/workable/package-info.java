/** Workable's contract for assessment providers: its words for orders, and nothing else. */
@NullMarked
package dev.hiring.candidate.workable;

import org.jspecify.annotations.NullMarked;
