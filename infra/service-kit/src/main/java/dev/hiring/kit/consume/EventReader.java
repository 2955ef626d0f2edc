package dev.hiring.kit.consume;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

import dev.hiring.events.Event;
import dev.hiring.events.Topic;
import dev.hiring.kit.json.EventJson;

/** Reads CloudEvents, binary or structured, into the records of the event contracts. */
final class EventReader {

    private final EventJson json;

    EventReader(EventJson json) {
        this.json = json;
    }

    /**
     * Whether the record is of no concern here: a tombstone, or of a type that this version does not know. What cannot be
     * read at all is not skipped: reading it says why.
     */
    boolean skips(ConsumerRecord<?, byte[]> record) {
        if (record.value() == null) {
            return true;
        }
        Optional<Topic> topic = Topic.named(record.topic());
        return topic.isPresent()
                && type(record)
                        .filter(type -> !topic.get().types().containsKey(type))
                        .isPresent();
    }

    private static Optional<String> type(ConsumerRecord<?, byte[]> record) {
        if (header(record, "content-type").filter(EventReader::structured).isEmpty()) {
            return header(record, "ce_type");
        }
        try {
            return Optional.of(cloudEvent(record).getType());
        } catch (RejectedEvent e) {
            return Optional.empty();
        }
    }

    /** In structured mode the type stands in the value, with everything else. */
    private static boolean structured(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).startsWith("application/cloudevents");
    }

    private static Optional<String> header(ConsumerRecord<?, ?> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .map(Header::value)
                .map(value -> new String(value, UTF_8));
    }

    /** @throws RejectedEvent when the record is not an event of its topic */
    Received<?> read(ConsumerRecord<?, byte[]> record) {
        Topic topic = Topic.named(record.topic())
                .orElseThrow(() -> new RejectedEvent("no events are known on topic " + record.topic()));
        CloudEvent cloudEvent = cloudEvent(record);
        Class<? extends Event> type = topic.types().get(cloudEvent.getType());
        if (type == null) {
            throw new RejectedEvent("unknown type " + cloudEvent.getType());
        }
        return new Received<>(
                event(cloudEvent, type),
                cloudEvent.getId(),
                extension(cloudEvent, "organization"),
                version(cloudEvent),
                time(cloudEvent).toInstant());
    }

    private static CloudEvent cloudEvent(ConsumerRecord<?, byte[]> record) {
        try {
            return KafkaMessageFactory.createReader(record).toEvent();
        } catch (RuntimeException e) {
            throw new RejectedEvent("not a CloudEvent: " + e.getMessage(), e);
        }
    }

    private Event event(CloudEvent cloudEvent, Class<? extends Event> type) {
        CloudEventData data = cloudEvent.getData();
        if (data == null) {
            throw new RejectedEvent("the event has no data");
        }
        try {
            return json.read(data.toBytes(), type);
        } catch (IllegalArgumentException e) {
            throw new RejectedEvent("the data is not a " + cloudEvent.getType() + ": " + e.getMessage(), e);
        }
    }

    private static String extension(CloudEvent event, String name) {
        Object value = event.getExtension(name);
        if (value == null) {
            throw new RejectedEvent("the event has no extension " + name);
        }
        return value.toString();
    }

    private static long version(CloudEvent event) {
        String version = extension(event, "version");
        try {
            return Long.parseLong(version);
        } catch (NumberFormatException e) {
            throw new RejectedEvent("the extension version is not a number: " + version, e);
        }
    }

    private static OffsetDateTime time(CloudEvent event) {
        @Nullable OffsetDateTime time = event.getTime();
        if (time == null) {
            throw new RejectedEvent("the event has no time");
        }
        return time;
    }
}
