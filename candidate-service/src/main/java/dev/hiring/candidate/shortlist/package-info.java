/** The best at closing, and the ranked shortlist of a job. */
@NullMarked
package dev.hiring.candidate.shortlist;

import org.jspecify.annotations.NullMarked;
