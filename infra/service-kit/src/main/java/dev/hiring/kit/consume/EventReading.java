package dev.hiring.kit.consume;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

import dev.hiring.kit.consume.EventLog.Part;

/** Reads parts of the log batch after batch. Where it is after each of them can be kept, and another can go on from there. */
public final class EventReading implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(1);

    private final Consumer<String, byte[]> consumer;
    private final EventReader reader;
    private final Predicate<byte[]> concerns;
    private List<Part> parts;
    private long unreadable;

    EventReading(Consumer<String, byte[]> consumer, EventReader reader, List<Part> parts, Predicate<byte[]> concerns) {
        this.consumer = consumer;
        this.reader = reader;
        this.parts = List.copyOf(parts);
        this.concerns = concerns;
        List<Part> open = parts.stream().filter(part -> !part.isRead()).toList();
        consumer.assign(open.stream().map(Part::kafka).toList());
        open.forEach(part -> consumer.seek(part.kafka(), part.next()));
    }

    /** The events of the next batch that concern the reader; none also while the broker is away. */
    public List<Received<?>> next() {
        if (isDone()) {
            return List.of();
        }
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        List<Received<?>> events = new ArrayList<>();
        List<Part> after = new ArrayList<>();
        for (Part part : parts) {
            if (part.isRead()) {
                after.add(part);
                continue;
            }
            for (ConsumerRecord<String, byte[]> record : records.records(part.kafka())) {
                if (record.offset() < part.end()) {
                    read(record, events);
                }
            }
            Part read = part.readTo(consumer.position(part.kafka(), EventLog.WAIT));
            if (read.isRead()) {
                consumer.pause(List.of(part.kafka()));
            }
            after.add(read);
        }
        parts = List.copyOf(after);
        return events;
    }

    private void read(ConsumerRecord<String, byte[]> record, List<Received<?>> events) {
        if (reader.skips(record) || !concerns.test(record.value())) {
            return;
        }
        try {
            events.add(reader.read(record));
        } catch (RejectedEvent e) {
            // It has a dead letter with the reason.
            unreadable++;
        }
    }

    /** Where it is. */
    public List<Part> parts() {
        return parts;
    }

    public boolean isDone() {
        return parts.stream().allMatch(Part::isRead);
    }

    /** How many records, of those that concern the reader, were no events. */
    public long unreadable() {
        return unreadable;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
