package dev.hiring.kit.consume;

import java.time.Instant;

import dev.hiring.events.Event;

/**
 * An event as it came from Kafka.
 *
 * @param id the same for every publication of the same event
 * @param organization whose event it is; the scope of every effect
 * @param version the version of the aggregate that the event led to; greater means later
 * @param time when it happened
 */
public record Received<E extends Event>(E event, String id, String organization, long version, Instant time) {}
