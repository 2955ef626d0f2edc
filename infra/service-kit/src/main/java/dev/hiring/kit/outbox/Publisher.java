package dev.hiring.kit.outbox;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Publishes events right after they were stored, in the order of the writes, without holding the writer up. What does
 * not fit into the queue is left to the sweep.
 */
final class Publisher {

    private record Stored(String collection, PendingEvent event) {}

    private final BlockingQueue<Stored> queue;
    private final AtomicInteger unfinished = new AtomicInteger();
    private final Sender sender;

    Publisher(Sender sender, int capacity) {
        this.sender = sender;
        this.queue = new ArrayBlockingQueue<>(capacity);
    }

    void publish(String collection, List<PendingEvent> events) {
        for (PendingEvent event : events) {
            if (queue.offer(new Stored(collection, event))) {
                unfinished.incrementAndGet();
            }
        }
    }

    void sendNext() throws InterruptedException {
        Stored next = queue.take();
        sender.send(next.collection(), next.event()).whenComplete((_, _) -> unfinished.decrementAndGet());
    }

    boolean idle() {
        return unfinished.get() == 0;
    }
}
