/** Measures the whole pipeline, as a ratio to the least that any pipeline would have to do. */
@NullMarked
package dev.hiring.bench;

import org.jspecify.annotations.NullMarked;
