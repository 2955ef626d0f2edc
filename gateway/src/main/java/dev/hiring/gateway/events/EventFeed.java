package dev.hiring.gateway.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.hiring.gateway.Problem;
import dev.hiring.gateway.Refusal;
import dev.hiring.gateway.events.EventRing.Entry;
import dev.hiring.gateway.events.EventRing.Overtaken;
import dev.hiring.gateway.events.EventRing.Place;

/**
 * An organization's events from anywhere on: from the ring where it still has what comes next, else from the log until the
 * ring has it.
 */
final class EventFeed {

    /** How many messages are read ahead of a client that catches up. */
    private static final int AHEAD = 64;

    private final EventTail tail;
    private final EventRing ring;
    private final LiveClients clients;
    private final LogConsumers consumers;
    private final EventSettings settings;

    EventFeed(EventTail tail, EventRing ring, LiveClients clients, LogConsumers consumers, EventSettings settings) {
        this.tail = tail;
        this.ring = ring;
        this.clients = clients;
        this.consumers = consumers;
        this.settings = settings;
    }

    /**
     * @param events the next ones, in the order of the log within each partition
     * @param next where to go on
     */
    record Page(List<StreamEvent> events, String next) {}

    /** Everything from there on, without an end. The first message tells where that is. */
    Flux<StreamMessage> stream(Start start, EventFilter filter) {
        return tailIsThere()
                .thenMany(Flux.defer(() ->
                        inRing(start).map(place -> live(place, filter)).orElseGet(() -> caughtUp(start, filter))));
    }

    private Flux<StreamMessage> live(Place place, EventFilter filter) {
        return Flux.just(StreamMessage.of(null, place.offsets())).concatWith(clients.follow(place, filter));
    }

    private Flux<StreamMessage> caughtUp(Start start, EventFilter filter) {
        return Flux.defer(() -> {
            CatchUp catchUp = new CatchUp(ring, filter, settings.duplicatesWithin());
            Flux<StreamMessage> past =
                    consumers.use(consumer -> consumer.call(log -> List.of(catchUp.begin(start, log)))
                            .concatWith(Mono.defer(() -> consumer.call(log -> read(catchUp, log)))
                                    .repeat(() -> catchUp.arrived().isEmpty()))
                            .concatMapIterable(messages -> messages, 1));
            return past.takeUntilOther(turnIsOver())
                    .concatWith(
                            Flux.defer(() -> clients.follow(catchUp.arrived().orElseThrow(), filter)));
        });
    }

    /** Who takes the past more slowly than others can wait for it comes again, behind them. */
    private Mono<Void> turnIsOver() {
        return consumers.wantedByOthers(settings.stall()).flatMap(_ -> Mono.error(Refusal.of(Problem.SLOW_CONSUMER)));
    }

    /** As much as is read in one go; with nothing to tell, how far it has come. */
    private List<StreamMessage> read(CatchUp catchUp, Consumer<byte[], byte[]> log) {
        Duration silence = settings.heartbeat().dividedBy(3);
        List<StreamMessage> messages = catchUp.read(AHEAD, silence, log);
        return messages.isEmpty() ? List.of(StreamMessage.of(null, catchUp.offsets())) : messages;
    }

    /** As many as there are now, up to so many; fewer also if the time for looking is over. */
    Mono<Page> page(Start start, EventFilter filter, int limit) {
        return tailIsThere()
                .then(Mono.defer(() -> inRing(start)
                        .flatMap(place -> pageOfRing(place, filter, limit))
                        .map(Mono::just)
                        .orElseGet(() -> pageOfLog(start, filter, limit))));
    }

    private Optional<Page> pageOfRing(Place place, EventFilter filter, int limit) {
        List<StreamEvent> events = new ArrayList<>();
        Offsets offsets = place.offsets();
        try {
            long sequence = place.sequence();
            Entry entry = ring.at(sequence);
            while (entry != null && events.size() < limit) {
                if (entry.offset() >= offsets.next(entry.topic(), entry.partition())) {
                    offsets.advance(entry.topic(), entry.partition(), entry.offset() + 1);
                    if (entry.event() != null && filter.accepts(entry.event())) {
                        events.add(entry.event());
                    }
                }
                sequence++;
                entry = ring.at(sequence);
            }
            return Optional.of(new Page(events, Position.of(offsets)));
        } catch (Overtaken e) {
            return Optional.empty();
        }
    }

    private Mono<Page> pageOfLog(Start start, EventFilter filter, int limit) {
        return Mono.defer(() -> {
            CatchUp catchUp = new CatchUp(ring, filter, settings.duplicatesWithin());
            return consumers
                    .use(consumer -> consumer.call(log -> {
                        catchUp.begin(start, log);
                        List<StreamEvent> events = catchUp.read(limit, settings.scan(), log).stream()
                                .map(StreamMessage::event)
                                .toList();
                        return new Page(events, Position.of(catchUp.offsets()));
                    }))
                    .next();
        });
    }

    /** Empty if only the log can tell: the ring does not reach back so far, or the place may be of another log. */
    private Optional<Place> inRing(Start start) {
        return switch (start) {
            case Start.Now _ -> Optional.of(ring.now());
            case Start.At(Offsets offsets) -> ring.frontier().reach(offsets) ? ring.from(offsets) : Optional.empty();
            case Start.Oldest _, Start.Since _ -> Optional.empty();
        };
    }

    private Mono<Void> tailIsThere() {
        return tail.caughtUp()
                .timeout(settings.patience())
                .onErrorMap(TimeoutException.class, _ -> Refusal.of(Problem.EVENTS_UNAVAILABLE));
    }
}
