/** Kafka in: events as records, retries by the kind of failure, dead-letter topics and their replay. */
@NullMarked
package dev.hiring.kit.consume;

import org.jspecify.annotations.NullMarked;
