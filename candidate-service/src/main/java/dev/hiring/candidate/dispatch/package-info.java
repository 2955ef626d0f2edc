/** Sends what is due, of whatever kind: a few at a time to each receiver, so that one that hangs is felt by no other. */
@NullMarked
package dev.hiring.candidate.dispatch;

import org.jspecify.annotations.NullMarked;
