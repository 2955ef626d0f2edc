/** Applications: how far each of them is, its score, and what was decided. */
@NullMarked
package dev.hiring.candidate.application;

import org.jspecify.annotations.NullMarked;
