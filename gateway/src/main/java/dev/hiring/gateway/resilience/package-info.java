/** What keeps one service's trouble from becoming everybody's: a breaker and a time limit each, and bounded queues. */
@NullMarked
package dev.hiring.gateway.resilience;

import org.jspecify.annotations.NullMarked;
