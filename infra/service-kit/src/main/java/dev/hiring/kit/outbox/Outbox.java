package dev.hiring.kit.outbox;

import com.mongodb.client.model.Filters;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import dev.hiring.events.Event;
import dev.hiring.events.Topic;
import dev.hiring.kit.json.EventJson;

/** What the write path needs of the outbox: events as they are stored with their document, and their publication. */
public final class Outbox {

    private static final int MAX_EVENT_BYTES = 256 * 1024;

    private final EventJson json;
    private final Publisher publisher;
    private final BrokerWatch watch;
    private final Set<String> collections;
    private final OutboxSettings settings;
    private final Clock clock;

    Outbox(
            EventJson json,
            Publisher publisher,
            BrokerWatch watch,
            Set<String> collections,
            OutboxSettings settings,
            Clock clock) {
        this.json = json;
        this.publisher = publisher;
        this.watch = watch;
        this.collections = collections;
        this.settings = settings;
        this.clock = clock;
    }

    /** Makes the sweep and the figures look after a collection. */
    public void watch(String collection) {
        collections.add(collection);
    }

    /** The refusal of a command whose document holds too many events back. */
    public OutboxFull full() {
        return new OutboxFull("too many events of this resource wait to be published", settings.sweepAfter());
    }

    /**
     * The events of one write, ready to be stored with it.
     *
     * @throws OutboxFull when the broker has been away for too long
     */
    public Batch prepare(
            String collection, String organization, String id, long version, List<? extends Event> events) {
        if (!events.isEmpty()) {
            watch.refuseIfLongAway();
        }
        Instant now = clock.instant();
        String traceparent = traceparent();
        List<PendingEvent> pending = new ArrayList<>();
        for (Event event : events) {
            String eventId = String.join("/", organization, collection, id, version + "/" + pending.size());
            pending.add(new PendingEvent(
                    eventId,
                    Topic.of(event).topicName(),
                    event.key(),
                    Topic.typeOf(event.getClass()),
                    data(event),
                    organization,
                    id,
                    version,
                    now,
                    traceparent));
        }
        return new Batch(collection, List.copyOf(pending));
    }

    private String data(Event event) {
        byte[] data = json.write(event);
        if (data.length > MAX_EVENT_BYTES) {
            throw new IllegalStateException(event.getClass().getSimpleName() + " " + event.key() + " has " + data.length
                    + " bytes, more than an event may have");
        }
        return new String(data, StandardCharsets.UTF_8);
    }

    private static @Nullable String traceparent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }

    /** The events of one write. */
    public final class Batch {

        private final String collection;
        private final List<PendingEvent> events;

        private Batch(String collection, List<PendingEvent> events) {
            this.collection = collection;
            this.events = events;
        }

        public boolean isEmpty() {
            return events.isEmpty();
        }

        /**
         * What a document must fulfil to take these events: with them it holds no more back than it may. One that holds
         * nothing back takes any number.
         */
        public Bson room() {
            int last = Math.max(0, settings.maxPending() - events.size());
            return isEmpty() ? new Document() : Filters.exists("outbox." + last, false);
        }

        public List<Document> toDocuments() {
            return events.stream().map(PendingEvent::toDocument).toList();
        }

        /** To be called when the write has been acknowledged. */
        public void stored() {
            publisher.publish(collection, events);
        }
    }
}
