/**
 * Calls to addresses that other people name: nothing inside the network can be reached through them, no redirect is
 * followed, and no answer takes more time or memory than is set.
 */
@NullMarked
package dev.hiring.candidate.outbound;

import org.jspecify.annotations.NullMarked;
