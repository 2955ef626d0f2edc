package dev.hiring.gateway.events;

import org.jspecify.annotations.Nullable;

/**
 * What is told to a client.
 *
 * @param event null: that there is nothing to tell, so that the client hears something and learns the position
 * @param position where to go on after it
 */
record StreamMessage(@Nullable StreamEvent event, String position) {

    static StreamMessage of(@Nullable StreamEvent event, Offsets after) {
        return new StreamMessage(event, Position.of(after));
    }
}
