/** A Kafka broker inside this JVM or in a process of its own, for development, demos and tests on one machine. */
@NullMarked
package dev.hiring.embedded.broker;

import org.jspecify.annotations.NullMarked;
