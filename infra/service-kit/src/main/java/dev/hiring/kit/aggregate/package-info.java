/** The write path: an aggregate's new state and its events are stored as one document, in one write. */
@NullMarked
package dev.hiring.kit.aggregate;

import org.jspecify.annotations.NullMarked;
