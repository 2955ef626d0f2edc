/** Greenhouse's contract for assessment partners: its words for orders, and nothing else. */
@NullMarked
package dev.hiring.candidate.greenhouse;

import org.jspecify.annotations.NullMarked;
