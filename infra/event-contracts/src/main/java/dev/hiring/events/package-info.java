/**
 * The events by which the services tell each other what happened: one sealed interface per topic, one record per
 * type, and the vocabulary that they share. Depends on nothing, so that any consumer can take it.
 */
@NullMarked
package dev.hiring.events;

import org.jspecify.annotations.NullMarked;
