/** Jobs: what they ask for, and whether they are open. */
@NullMarked
package dev.hiring.candidate.job;

import org.jspecify.annotations.NullMarked;
