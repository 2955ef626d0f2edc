package dev.hiring.gateway.events;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import dev.hiring.gateway.Problem;
import dev.hiring.gateway.Refusal;
import dev.hiring.gateway.endpoint.Caller;

/**
 * The open streams. Once a second it looks after all of them: who has taken nothing for too long, or whose token has
 * expired, is dropped. They are closed before the server stops to take connections, so that clients go on elsewhere.
 */
final class EventStreams implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EventStreams.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(2);
    /** By as much clocks may differ where tokens are checked. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final Set<OpenStream> open = ConcurrentHashMap.newKeySet();
    private final LiveClients clients;
    private final StreamQuota quota;
    private final EventSettings settings;
    private final Clock clock;
    private final MeterRegistry meters;
    private volatile boolean running;
    private @Nullable Disposable looking;

    EventStreams(LiveClients clients, EventSettings settings, Clock clock, MeterRegistry meters) {
        this.clients = clients;
        this.quota = new StreamQuota(settings);
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
        meters.gauge("hiring.events.streams", quota, StreamQuota::open);
    }

    /** @param connection breaks the client's connection off */
    Flux<ServerSentEvent<String>> open(Caller caller, Flux<StreamMessage> messages, Runnable connection) {
        return Flux.using(() -> enter(caller, connection), stream -> tell(stream, messages), this::leave);
    }

    private OpenStream enter(Caller caller, Runnable connection) {
        if (!running) {
            throw Refusal.of(Problem.STOPPING);
        }
        quota.take(caller);
        OpenStream stream = new OpenStream(caller, connection);
        open.add(stream);
        return stream;
    }

    private void leave(OpenStream stream) {
        open.remove(stream);
        quota.giveBack(stream.caller());
    }

    private Flux<ServerSentEvent<String>> tell(OpenStream stream, Flux<StreamMessage> messages) {
        return messages.map(message -> message(message, !stream.hasBegun()))
                .doOnNext(_ -> stream.told())
                .takeUntilOther(stream.closing())
                .concatWith(Mono.defer(() -> Mono.justOrEmpty(stream.reason()).map(this::closed)))
                .onErrorResume(
                        Refusal.class,
                        refusal -> stream.hasBegun() ? Mono.just(closed(refusal.problem())) : Mono.error(refusal))
                .doOnRequest(stream::asked);
    }

    private static ServerSentEvent<String> message(StreamMessage message, boolean first) {
        ServerSentEvent.Builder<String> sse = ServerSentEvent.<String>builder().id(message.position());
        if (first) {
            sse.retry(RETRY);
        }
        StreamEvent event = message.event();
        // Of a message without data the browser keeps the id and shows nothing.
        return event == null
                ? sse.comment("").build()
                : sse.event(event.type()).data(event.json()).build();
    }

    private ServerSentEvent<String> closed(Problem reason) {
        count(reason.slug());
        log.debug("A stream is closed: {}", reason);
        return ServerSentEvent.<String>builder()
                .event("hiring.stream.closed")
                .data(reason.json())
                .build();
    }

    private void count(String reason) {
        meters.counter("hiring.events.closed", "reason", reason).increment();
    }

    private void look() {
        clients.wakeAll();
        for (OpenStream stream : open) {
            if (stream.isStalled(settings.stall())) {
                count("stalled");
                log.debug("A stream is cut: its client takes nothing");
                stream.cut();
            } else if (stream.isExpired(clock.instant(), SKEW)) {
                stream.close(Problem.UNAUTHENTICATED);
            }
        }
    }

    @Override
    public void start() {
        running = true;
        looking = Schedulers.parallel()
                .schedulePeriodically(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        open.forEach(stream -> stream.close(Problem.STOPPING));
        if (looking != null) {
            looking.dispose();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
