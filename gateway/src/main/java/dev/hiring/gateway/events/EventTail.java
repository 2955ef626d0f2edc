package dev.hiring.gateway.events;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

import dev.hiring.gateway.events.Reading.Readable;
import dev.hiring.gateway.events.Reading.Skipped;

/**
 * Follows the log on a thread of its own and puts into the ring what it reads. The log may be away at the start and at any
 * time later; the gateway does not depend on it.
 */
final class EventTail implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EventTail.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final EventLog events;
    private final EventRing ring;
    private final LiveClients clients;
    private final EventSettings settings;
    private final Clock clock;
    private final MeterRegistry meters;
    private final RecentIds ids;
    private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
    private volatile boolean running;
    private volatile @Nullable Consumer<?, ?> consumer;
    private boolean begun;
    private boolean away;
    /** What is before it is read for the ids alone. */
    private Offsets from = new Offsets();

    EventTail(
            EventLog events,
            EventRing ring,
            LiveClients clients,
            EventSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.events = events;
        this.ring = ring;
        this.clients = clients;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
        this.ids = new RecentIds(settings.duplicatesWithin());
    }

    /** When the log has been read up to where it ended at the start. */
    Mono<Void> caughtUp() {
        return Mono.fromFuture(caughtUp, true);
    }

    private void run() {
        while (running) {
            try (Consumer<byte[], byte[]> opened = events.consumer()) {
                consumer = opened;
                follow(opened);
            } catch (RuntimeException e) {
                if (running) {
                    complain(e);
                    pause();
                }
            }
        }
    }

    /** Once for as long as it lasts. */
    private void complain(RuntimeException failure) {
        log.atLevel(away ? Level.DEBUG : Level.WARN).log("The events cannot be followed now: {}", failure.toString());
        away = true;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(Consumer<byte[], byte[]> opened) {
        Set<TopicPartition> partitions = new HashSet<>(EventLog.partitions(opened));
        Offsets end = begin(opened, partitions);
        away = false;
        long looked = System.nanoTime();
        while (running) {
            if (!caughtUp.isDone() && ring.frontier().reach(end)) {
                caughtUp.complete(null);
            }
            Set<String> organizations = new HashSet<>();
            opened.poll(POLL).forEach(record -> take(record, organizations));
            clients.wake(organizations);
            if (System.nanoTime() - looked > settings.refresh().toNanos()) {
                addNew(opened, partitions);
                looked = System.nanoTime();
            }
        }
    }

    /** Goes on where it was, unless that is not kept any more. */
    private Offsets begin(Consumer<byte[], ?> opened, Set<TopicPartition> partitions) {
        Map<TopicPartition, Long> oldest = opened.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = opened.endOffsets(partitions);
        Offsets end = EventLog.offsets(ends);
        from = ring.frontier();
        if (!begun || !from.reach(EventLog.offsets(oldest)) || !end.reach(from)) {
            if (begun) {
                log.warn("The log does not go on where it was left: streams are closed");
            }
            from = recent(opened, oldest, ends);
            ring.restart(from);
            clients.wakeAll();
            begun = true;
        }
        ids.clear();
        opened.assign(partitions);
        for (TopicPartition partition : partitions) {
            long next = from.next(Offsets.indexOf(partition.topic()), partition.partition());
            opened.seek(partition, Math.max(oldest.getOrDefault(partition, 0L), next - settings.duplicatesWithin()));
        }
        return end;
    }

    /** A little before the end. */
    private Offsets recent(
            Consumer<byte[], ?> opened, Map<TopicPartition, Long> oldest, Map<TopicPartition, Long> ends) {
        long since = clock.instant().minus(settings.history()).toEpochMilli();
        Map<TopicPartition, Long> times = new HashMap<>();
        ends.keySet().forEach(partition -> times.put(partition, since));
        Map<TopicPartition, Long> next = new HashMap<>(ends);
        opened.offsetsForTimes(times).forEach((partition, found) -> {
            if (found != null) {
                next.merge(partition, found.offset(), Math::min);
            }
        });
        next.replaceAll((partition, offset) -> Math.max(
                oldest.getOrDefault(partition, 0L),
                Math.max(offset, ends.getOrDefault(partition, 0L) - settings.recent())));
        return EventLog.offsets(next);
    }

    /** A new partition is read from its beginning. */
    private void addNew(Consumer<byte[], ?> opened, Set<TopicPartition> partitions) {
        List<TopicPartition> added = EventLog.partitions(opened).stream()
                .filter(partition -> !partitions.contains(partition))
                .toList();
        if (!added.isEmpty()) {
            Map<TopicPartition, Long> oldest = opened.beginningOffsets(added);
            partitions.addAll(added);
            opened.assign(partitions);
            oldest.forEach(opened::seek);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Set<String> organizations) {
        int topic = Offsets.indexOf(record.topic());
        boolean isNew = record.offset() >= from.next(topic, record.partition());
        Reading reading = EventRecords.read(record);
        StreamEvent told = null;
        if (reading instanceof Readable(StreamEvent event)) {
            if (!ids.repeats(topic, record.partition(), record.offset(), event.key())) {
                told = event;
            } else if (isNew) {
                count("repeated");
            }
        } else if (isNew && reading instanceof Skipped(String reason)) {
            count(reason);
        }
        if (isNew) {
            ring.append(topic, record.partition(), record.offset(), told);
            if (told != null) {
                organizations.add(told.organization());
            }
        }
    }

    private void count(String reason) {
        meters.counter("hiring.events.skipped", "reason", reason).increment();
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("event-tail").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        Consumer<?, ?> current = consumer;
        if (current != null) {
            current.wakeup();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
