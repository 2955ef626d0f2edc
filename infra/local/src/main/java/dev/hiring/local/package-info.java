/** The launcher behind {@code ./suite}: the whole suite as processes of one machine. */
@NullMarked
package dev.hiring.local;

import org.jspecify.annotations.NullMarked;
