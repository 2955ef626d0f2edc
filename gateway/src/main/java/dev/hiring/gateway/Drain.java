package dev.hiring.gateway;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Empties the connections before the server closes its port and every connection that just then has no request under way,
 * without regard for one that is on its way. First whoever asks is answered, and told that the connection ends. Then whoever
 * asks is refused, and told when to come back: who heeds it is not among those that wait at the port to be accepted when
 * it closes. With HTTP/2 the protocol itself says farewell, and the server leaves the header out.
 */
@Component
@Order(LimitSettings.FILTER_ORDER - 1)
final class Drain implements WebFilter, SmartLifecycle {

    private final DrainSettings settings;
    private volatile boolean running;
    private volatile boolean closing;
    private volatile boolean refusing;

    Drain(DrainSettings settings) {
        this.settings = settings;
    }

    boolean isClosing() {
        return closing;
    }

    /** When the answer goes out, for it may have been asked for before. */
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> {
            if (closing) {
                exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
            }
            return Mono.empty();
        });
        return refusing ? Mono.error(Refusal.until(Problem.STOPPING, comeBackAfter())) : chain.filter(exchange);
    }

    /** When another instance has taken over, or this one has gone: not in the moment in which the port closes. */
    private Duration comeBackAfter() {
        return settings.refuse().plusSeconds(2);
    }

    @Override
    public void start() {
        closing = false;
        refusing = false;
        running = true;
    }

    @Override
    public void stop() {
        try {
            closing = true;
            Thread.sleep(settings.serve());
            refusing = true;
            Thread.sleep(settings.refuse());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the management port, which tells the readiness, and the server. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 256;
    }
}
