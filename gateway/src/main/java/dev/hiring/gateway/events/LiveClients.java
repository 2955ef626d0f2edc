package dev.hiring.gateway.events;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.FluxSink.OverflowStrategy;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import dev.hiring.gateway.events.EventRing.Place;

/** The clients that have seen all there was and wait for more. */
final class LiveClients {

    private final EventRing ring;
    private final Duration heartbeat;
    private final ConcurrentMap<String, Set<LiveClient>> byOrganization = new ConcurrentHashMap<>();

    LiveClients(EventRing ring, Duration heartbeat) {
        this.ring = ring;
        this.heartbeat = heartbeat;
    }

    /** What comes after that place, without an end; with nothing to tell, a message now and then that says so. */
    Flux<StreamMessage> follow(Place place, EventFilter filter) {
        return Flux.create(sink -> follow(place, filter, sink), OverflowStrategy.IGNORE);
    }

    private void follow(Place place, EventFilter filter, FluxSink<StreamMessage> sink) {
        Scheduler.Worker thread = Schedulers.parallel().createWorker();
        LiveClient client = new LiveClient(ring, place, filter, heartbeat, sink, thread);
        byOrganization.compute(filter.organization(), (_, clients) -> with(clients, client));
        sink.onRequest(_ -> client.wake());
        sink.onDispose(() -> {
            byOrganization.computeIfPresent(filter.organization(), (_, clients) -> without(clients, client));
            thread.dispose();
        });
    }

    private static Set<LiveClient> with(@Nullable Set<LiveClient> clients, LiveClient client) {
        Set<LiveClient> all = clients == null ? ConcurrentHashMap.newKeySet() : clients;
        all.add(client);
        return all;
    }

    private static @Nullable Set<LiveClient> without(Set<LiveClient> clients, LiveClient client) {
        clients.remove(client);
        return clients.isEmpty() ? null : clients;
    }

    /** There is something new of these organizations. */
    void wake(Set<String> organizations) {
        for (String organization : organizations) {
            byOrganization.getOrDefault(organization, Set.of()).forEach(LiveClient::wake);
        }
    }

    /** Lets each look at what has passed, and show a sign of life if one is due. */
    void wakeAll() {
        byOrganization.values().forEach(clients -> clients.forEach(LiveClient::wake));
    }
}
