/** A job's decisions, computed once more from the event log and compared with those that are stored. */
@NullMarked
package dev.hiring.candidate.replay;

import org.jspecify.annotations.NullMarked;
