/** How the applications of a job get on, in figures. */
@NullMarked
package dev.hiring.candidate.funnel;

import org.jspecify.annotations.NullMarked;
