/** The applications of a job as files. */
@NullMarked
package dev.hiring.candidate.export;

import org.jspecify.annotations.NullMarked;
