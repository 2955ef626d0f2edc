package dev.hiring.gateway.events;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.FluxSink;
import reactor.core.scheduler.Scheduler;

import dev.hiring.gateway.Problem;
import dev.hiring.gateway.Refusal;
import dev.hiring.gateway.events.EventRing.Entry;
import dev.hiring.gateway.events.EventRing.Overtaken;
import dev.hiring.gateway.events.EventRing.Place;

/**
 * Walks over the ring for one client, as far as there is something and as long as the client takes it. What it has not
 * taken waits in the ring alone.
 */
final class LiveClient {

    private final EventRing ring;
    private final EventFilter filter;
    private final long heartbeatNanos;
    private final FluxSink<StreamMessage> client;
    private final Scheduler.Worker thread;
    private final Offsets offsets;
    private final AtomicInteger wakes = new AtomicInteger();
    private long sequence;
    private long told = System.nanoTime();

    LiveClient(
            EventRing ring,
            Place place,
            EventFilter filter,
            Duration heartbeat,
            FluxSink<StreamMessage> client,
            Scheduler.Worker thread) {
        this.ring = ring;
        this.filter = filter;
        this.heartbeatNanos = heartbeat.toNanos();
        this.client = client;
        this.thread = thread;
        this.sequence = place.sequence();
        this.offsets = place.offsets();
    }

    String organization() {
        return filter.organization();
    }

    /** There may be something to do. */
    void wake() {
        if (wakes.getAndIncrement() == 0) {
            try {
                thread.schedule(this::walk);
            } catch (RejectedExecutionException e) {
                // It has gone meanwhile.
            }
        }
    }

    private void walk() {
        int missed;
        do {
            missed = wakes.get();
            try {
                walkOn();
            } catch (Overtaken e) {
                client.error(Refusal.of(e.byGap() ? Problem.EVENTS_UNAVAILABLE : Problem.SLOW_CONSUMER));
                return;
            }
        } while (wakes.addAndGet(-missed) != 0);
    }

    private void walkOn() throws Overtaken {
        Entry next = ring.at(sequence);
        while (next != null && client.requestedFromDownstream() > 0 && !client.isCancelled()) {
            sequence++;
            if (next.offset() >= offsets.next(next.topic(), next.partition())) {
                offsets.advance(next.topic(), next.partition(), next.offset() + 1);
                StreamEvent event = next.event();
                if (event != null && filter.accepts(event)) {
                    tell(event);
                }
            }
            next = ring.at(sequence);
        }
        if (System.nanoTime() - told >= heartbeatNanos && client.requestedFromDownstream() > 0) {
            tell(null);
        }
    }

    private void tell(@Nullable StreamEvent event) {
        told = System.nanoTime();
        client.next(StreamMessage.of(event, offsets));
    }
}
