/**
 * The events of an organization as they come: as a stream that can be resumed where it broke, and as pages. One reader
 * follows the log and keeps the last events in memory, bounded; each client walks over them at its own pace. Who comes with an
 * older position first catches up from the log.
 */
@NullMarked
package dev.hiring.gateway.events;

import org.jspecify.annotations.NullMarked;
