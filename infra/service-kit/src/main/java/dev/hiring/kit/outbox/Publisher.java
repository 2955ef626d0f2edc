package dev.hiring.kit.outbox;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes events right after they were stored, in the order of the writes, without holding the writer up. Of a document
 * one event is on its way at a time, so that none overtakes one that fails. What fails, what comes after it, and what does
 * not fit into the queue is left to the sweep.
 */
final class Publisher {

    private record Stored(Origin document, PendingEvent event) {}

    private final BlockingQueue<Stored> queue;
    private final AtomicInteger unfinished = new AtomicInteger();
    /** The last event that was taken from the queue, of each document that has one on its way. */
    private final Map<Origin, CompletableFuture<Boolean>> onTheWay = new ConcurrentHashMap<>();

    private final Sender sender;
    private final HeldBack held;

    Publisher(Sender sender, HeldBack held, int capacity) {
        this.sender = sender;
        this.held = held;
        this.queue = new ArrayBlockingQueue<>(capacity);
    }

    void publish(String collection, List<PendingEvent> events) {
        for (PendingEvent event : events) {
            Origin document = new Origin(collection, event.aggregateId());
            if (queue.offer(new Stored(document, event))) {
                unfinished.incrementAndGet();
            } else {
                held.hold(document);
            }
        }
    }

    void sendNext() throws InterruptedException {
        Stored next = queue.take();
        CompletableFuture<Boolean> sent;
        try {
            sent = send(next, onTheWay.get(next.document()));
        } catch (RuntimeException | Error e) {
            unfinished.decrementAndGet();
            throw e;
        }
        onTheWay.put(next.document(), sent);
        sent.whenComplete((_, _) -> {
            onTheWay.remove(next.document(), sent);
            unfinished.decrementAndGet();
        });
    }

    /** A send may wait for the broker, which the thread that completes the one before must not. */
    private CompletableFuture<Boolean> send(Stored next, @Nullable CompletableFuture<Boolean> before) {
        return before == null
                ? send(next)
                : before.thenComposeAsync(
                        sent -> sent ? send(next) : CompletableFuture.completedFuture(false),
                        Thread::startVirtualThread);
    }

    private CompletableFuture<Boolean> send(Stored next) {
        return held.holds(next.document(), next.event())
                ? CompletableFuture.completedFuture(false)
                : sender.send(next.document(), next.event());
    }

    boolean idle() {
        return unfinished.get() == 0;
    }
}
