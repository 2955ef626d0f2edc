package dev.hiring.gateway.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import dev.hiring.gateway.Problem;
import dev.hiring.gateway.Refusal;
import dev.hiring.gateway.events.EventRing.Place;
import dev.hiring.gateway.events.Reading.Readable;

/**
 * Reads the log from somewhere in the past to where the ring begins. A partition is read from a little before, to know which
 * events stand there a second time. For one thread at a time.
 */
final class CatchUp {

    private static final Duration POLL = Duration.ofMillis(200);

    private final EventRing ring;
    private final EventFilter filter;
    private final int duplicatesWithin;
    private final RecentIds ids;
    private final Set<TopicPartition> behind = new HashSet<>();
    private Map<TopicPartition, Long> oldest = Map.of();
    private Offsets offsets = new Offsets();
    private Offsets target = new Offsets();
    private Iterator<ConsumerRecord<byte[], byte[]>> batch =
            List.<ConsumerRecord<byte[], byte[]>>of().iterator();
    private @Nullable Place arrived;

    CatchUp(EventRing ring, EventFilter filter, int duplicatesWithin) {
        this.ring = ring;
        this.filter = filter;
        this.duplicatesWithin = duplicatesWithin;
        this.ids = new RecentIds(duplicatesWithin);
    }

    /**
     * Finds the place.
     *
     * @throws Refusal if it is not kept any more, or never was in this log
     */
    StreamMessage begin(Start start, Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = EventLog.partitions(consumer);
        oldest = consumer.beginningOffsets(partitions);
        Offsets kept = EventLog.offsets(oldest);
        Offsets end = EventLog.offsets(consumer.endOffsets(partitions));
        offsets = switch (start) {
            case Start.Now _ -> end;
            case Start.Oldest _ -> kept;
            case Start.At(Offsets place) -> place.copy();
            case Start.Since since -> at(since, partitions, end, consumer);
        };
        if (!offsets.reach(kept) || !end.reach(offsets)) {
            throw Refusal.of(Problem.EVENTS_GONE);
        }
        consumer.assign(List.of());
        aim(consumer);
        return StreamMessage.of(null, offsets);
    }

    private static Offsets at(
            Start.Since since, List<TopicPartition> partitions, Offsets end, Consumer<byte[], ?> consumer) {
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, since.time().toEpochMilli()));
        Map<TopicPartition, Long> next = new HashMap<>();
        consumer.offsetsForTimes(times)
                .forEach((partition, found) -> next.put(partition, offset(partition, found, end)));
        return EventLog.offsets(next);
    }

    private static long offset(TopicPartition partition, @Nullable OffsetAndTimestamp found, Offsets end) {
        return found == null ? end.next(Offsets.indexOf(partition.topic()), partition.partition()) : found.offset();
    }

    /** Ends where the ring takes over, or reads on up to where the ring has come meanwhile. */
    private void aim(Consumer<byte[], byte[]> consumer) {
        target = ring.frontier();
        if (offsets.reach(target)) {
            arrived = ring.from(offsets).orElse(null);
            return;
        }
        List<TopicPartition> more = new ArrayList<>();
        for (int topic = 0; topic < Offsets.TOPICS.size(); topic++) {
            for (int number = 0; number < target.partitions(topic); number++) {
                TopicPartition partition =
                        new TopicPartition(Offsets.TOPICS.get(topic).topicName(), number);
                if (offsets.next(topic, number) < target.next(topic, number) && behind.add(partition)) {
                    more.add(partition);
                }
            }
        }
        consumer.assign(behind);
        for (TopicPartition partition : more) {
            long next = offsets.next(Offsets.indexOf(partition.topic()), partition.partition());
            consumer.seek(partition, Math.max(oldest.getOrDefault(partition, 0L), next - duplicatesWithin));
        }
    }

    Optional<Place> arrived() {
        return Optional.ofNullable(arrived);
    }

    Offsets offsets() {
        return offsets;
    }

    /** The next messages, as soon as there are so many or the time is over; none if nothing in that time was to be told. */
    List<StreamMessage> read(int most, Duration atMost, Consumer<byte[], byte[]> consumer) {
        List<StreamMessage> messages = new ArrayList<>();
        long end = System.nanoTime() + atMost.toNanos();
        while (arrived == null && messages.size() < most && System.nanoTime() < end) {
            if (batch.hasNext()) {
                take(batch.next(), messages);
            } else {
                // Where the last records of a partition are not there any more, only the position tells that it was
                // read.
                behind.forEach(partition -> offsets.advance(
                        Offsets.indexOf(partition.topic()), partition.partition(), consumer.position(partition)));
                if (offsets.reach(target)) {
                    aim(consumer);
                } else {
                    batch = consumer.poll(POLL).iterator();
                }
            }
        }
        return messages;
    }

    private void take(ConsumerRecord<byte[], byte[]> record, List<StreamMessage> messages) {
        int topic = Offsets.indexOf(record.topic());
        boolean isNew = record.offset() >= offsets.next(topic, record.partition());
        offsets.advance(topic, record.partition(), record.offset() + 1);
        if (EventRecords.mayBeOf(filter.organization(), record)
                && EventRecords.read(record) instanceof Readable(StreamEvent event)
                && !ids.repeats(topic, record.partition(), record.offset(), event.key())
                && isNew
                && filter.accepts(event)) {
            messages.add(StreamMessage.of(event, offsets));
        }
    }
}
