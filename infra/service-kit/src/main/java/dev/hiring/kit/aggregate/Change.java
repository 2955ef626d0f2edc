package dev.hiring.kit.aggregate;

import java.util.List;

import dev.hiring.events.Event;

/**
 * What a transition of an aggregate leads to.
 *
 * @param state the new state, still with the version that it was loaded with
 * @param events what happened, in order
 */
public record Change<A extends Aggregate<A>>(A state, List<Event> events) {

    public Change {
        events = List.copyOf(events);
    }

    public static <A extends Aggregate<A>> Change<A> of(A state, Event... events) {
        return new Change<>(state, List.of(events));
    }
}
