package dev.hiring.gateway.resilience;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ALREADY_ROUTED_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import dev.hiring.gateway.Problem;
import dev.hiring.gateway.Refusal;

/**
 * Stands between the routes and the services. Of each service the breaker counts what gave no answer at all: an answer,
 * whatever it says, is a sign of life. Of each route only so many requests are under way at a time.
 */
@Component
@ConditionalOnProperty(name = "hiring.resilience.enabled", matchIfMissing = true)
final class ServiceGuard implements GlobalFilter, Ordered {

    private static final Set<HttpMethod> REPEATABLE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.PUT, HttpMethod.DELETE);

    private final ResilienceSettings settings;
    private final CircuitBreakerRegistry breakers;
    private final BulkheadRegistry bulkheads;

    ServiceGuard(ResilienceSettings settings, CircuitBreakerRegistry breakers, BulkheadRegistry bulkheads) {
        this.settings = settings;
        this.breakers = breakers;
        this.bulkheads = bulkheads;
    }

    /** After what decides whether the request is let in, before what sends it on. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1_000;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getRequiredAttribute(GATEWAY_ROUTE_ATTR);
        CircuitBreaker breaker = breakers.circuitBreaker(serviceOf(route));
        Mono<Void> sent = connectingAgain(exchange, chain.filter(exchange));
        if (isStream(route)) {
            return guarded(sent, breaker);
        }
        Bulkhead bulkhead = bulkheads.bulkhead(route.getId());
        Mono<Void> timed = sent.timeout(timeLimitOf(route), Mono.error(() -> Refusal.of(Problem.TIMEOUT)));
        return guarded(timed, breaker)
                .transformDeferred(BulkheadOperator.of(bulkhead))
                .onErrorMap(BulkheadFullException.class, _ -> Refusal.of(Problem.OVERLOADED));
    }

    private static Mono<Void> guarded(Mono<Void> sent, CircuitBreaker breaker) {
        return sent.transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorMap(
                        CallNotPermittedException.class, _ -> Refusal.until(Problem.UNAVAILABLE, untilTried(breaker)));
    }

    /** Nothing of the request has been sent then, not even its body has been read. */
    private Mono<Void> connectingAgain(ServerWebExchange exchange, Mono<Void> sent) {
        if (!REPEATABLE.contains(exchange.getRequest().getMethod())) {
            return sent;
        }
        return sent.retryWhen(Retry.backoff(settings.connectRetries(), settings.connectBackOff())
                .jitter(0.5)
                .filter(ServiceGuard::isConnectFailure)
                .doBeforeRetry(_ -> exchange.getAttributes().remove(GATEWAY_ALREADY_ROUTED_ATTR))
                .onRetryExhaustedThrow((_, signal) -> signal.failure()));
    }

    private static boolean isConnectFailure(Throwable failure) {
        return failure instanceof ConnectException || failure instanceof UnknownHostException;
    }

    private static Duration untilTried(CircuitBreaker breaker) {
        return Duration.ofMillis(breaker.getCircuitBreakerConfig()
                .getWaitIntervalFunctionInOpenState()
                .apply(1));
    }

    private static String serviceOf(Route route) {
        return route.getMetadata().getOrDefault("service", route.getId()).toString();
    }

    private static boolean isStream(Route route) {
        return Boolean.parseBoolean(
                route.getMetadata().getOrDefault("stream", false).toString());
    }

    private Duration timeLimitOf(Route route) {
        Object own = route.getMetadata().get("time-limit");
        return own == null ? settings.timeLimit() : DurationStyle.detectAndParse(own.toString());
    }
}
