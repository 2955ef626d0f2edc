package dev.hiring.gateway.events;

import java.util.List;

/**
 * Some of the events after a position.
 *
 * @param items in the order in which they were published, for each aggregate; may be fewer than asked for, or none
 * @param next the position after them: ask again with it, at once or later
 */
record EventPage(List<CloudEvent> items, String next) {

    static EventPage of(EventFeed.Page page) {
        return new EventPage(page.events().stream().map(CloudEvent::of).toList(), page.next());
    }
}
