package dev.hiring.candidate.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

import dev.hiring.candidate.connection.Connection;
import dev.hiring.candidate.connection.ConnectionService;
import dev.hiring.candidate.connection.Kind;
import dev.hiring.candidate.dispatch.Outgoing;
import dev.hiring.candidate.order.AtsProtocol.Message;
import dev.hiring.candidate.order.Order.Failure;
import dev.hiring.candidate.order.Order.State;
import dev.hiring.candidate.outbound.Attempt;
import dev.hiring.candidate.outbound.OutboundClient;
import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.aggregate.StoreAway;

/** Makes one attempt to tell an ATS that a test is over, and puts down what came of it. */
@Component
class OrderMessenger implements Outgoing<Order> {

    /** Longer than any attempt: when it is over, whoever had the order has ended without a word. */
    static final Duration LEASE = Duration.ofSeconds(60);

    private static final Logger log = LoggerFactory.getLogger(OrderMessenger.class);
    private static final Duration LEAST_WAIT = Duration.ofSeconds(1);
    private static final Duration MOST_WAIT = Duration.ofMinutes(5);
    private static final int PARTS_OF_THE_WAIT = 10;

    private final Orders orders;
    private final OrderService service;
    private final ConnectionService connections;
    private final Map<Kind, AtsProtocol> protocols;
    private final OutboundClient client;
    private final MeterRegistry meters;
    private final Clock clock;

    OrderMessenger(
            Orders orders,
            OrderService service,
            ConnectionService connections,
            List<AtsProtocol> protocols,
            OutboundClient client,
            MeterRegistry meters,
            Clock clock) {
        this.orders = orders;
        this.service = service;
        this.connections = connections;
        this.protocols = protocols.stream().collect(Collectors.toMap(AtsProtocol::kind, Function.identity()));
        this.client = client;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public Optional<Order> claim(Collection<String> without) {
        return orders.claim(now(), now().plus(LEASE), without);
    }

    @Override
    public String receiver(Order claimed) {
        return claimed.connectionId();
    }

    @Override
    public String id(Order claimed) {
        return claimed.id();
    }

    @Override
    public void deliver(Order claimed) {
        if (claimed.url() == null) {
            store(claimed, Order::ended);
            return;
        }
        URI url = URI.create(claimed.url());
        Connection connection = connections
                .find(claimed.organization(), claimed.connectionId())
                .filter(Connection::enabled)
                .orElse(null);
        if (connection == null) {
            store(claimed, stored -> stored.stopped(Failure.CONNECTION_DISABLED));
            return;
        }
        if (!connection.allows(url)) {
            store(claimed, stored -> stored.stopped(Failure.HOST_NOT_ALLOWED));
            return;
        }
        TestStatus status = service.statusOf(claimed);
        if (!status.phase().isOver()) {
            // Heard before the application has: the ATS asks for the status when it is told, and has to find it.
            store(claimed, stored -> stored.waiting(claimed, soon(claimed)));
            return;
        }
        Optional<Message> message = protocol(connection.kind()).result(claimed, status);
        if (message.isEmpty()) {
            store(claimed, Order::ended);
            return;
        }
        Attempt attempt = attempt(connection, url, message.get());
        storeAnswer(claimed, attempt);
    }

    private AtsProtocol protocol(Kind kind) {
        return Optional.ofNullable(protocols.get(kind))
                .orElseThrow(() -> new IllegalStateException("nobody speaks to " + kind));
    }

    private Attempt attempt(Connection connection, URI url, Message message) {
        String json = message.json();
        Attempt attempt = client.attempt(
                now(),
                message.method(),
                url,
                Map.of(HttpHeaders.AUTHORIZATION, connections.authorization(connection)),
                json == null ? null : json.getBytes(UTF_8));
        meters.counter(
                        "hiring.ats.attempts",
                        "kind",
                        connection.kind().name(),
                        "outcome",
                        attempt.wasTaken() ? "taken" : attempt.failure() == null ? "refused" : "failed")
                .increment();
        return attempt;
    }

    /**
     * Between the answer and this write lies the only moment in which a crash makes the ATS hear of a result twice. So a
     * store that is away just now is waited for, as long as nobody else may take the order over.
     */
    private void storeAnswer(Order claimed, Attempt attempt) {
        double jitter = ThreadLocalRandom.current().nextDouble();
        long end = System.nanoTime() + LEASE.toNanos() / 2;
        while (true) {
            try {
                store(claimed, stored -> stored.answered(claimed, attempt, jitter));
                return;
            } catch (RuntimeException e) {
                if (!StoreAway.isCauseOf(e) || System.nanoTime() > end) {
                    throw e;
                }
                log.warn("What came of order {} cannot be stored yet: {}", claimed.id(), e.toString());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LEAST_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void store(Order claimed, Function<Order, Change<Order>> transition) {
        Order now = orders.change(claimed.organization(), claimed.id(), transition);
        if (now.state() == State.FAILED) {
            log.warn("Connection {} was not told of order {}: {}", now.connectionId(), now.id(), now.failure());
        }
    }

    /** The longer it has waited the less is missed by a moment more. */
    private Instant soon(Order order) {
        Instant now = now();
        Instant overAt = Objects.requireNonNullElse(order.overAt(), now);
        Duration wait = Duration.between(overAt, now).dividedBy(PARTS_OF_THE_WAIT);
        return now.plus(wait.compareTo(LEAST_WAIT) < 0 ? LEAST_WAIT : wait.compareTo(MOST_WAIT) > 0 ? MOST_WAIT : wait);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
