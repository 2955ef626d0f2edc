/**
 * Kafka out: events are stored inside the document that they belong to, published right after the write, pulled from the
 * document when the broker has them, and swept up by any instance when the one that wrote them did not get that far.
 */
@NullMarked
package dev.hiring.kit.outbox;

import org.jspecify.annotations.NullMarked;
