package dev.hiring.gateway.limit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

import io.github.bucket4j.ConsumptionProbe;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.hiring.gateway.Credential;
import dev.hiring.gateway.Problem;
import dev.hiring.gateway.Refusal;
import dev.hiring.gateway.limit.RateSettings.Plan;
import dev.hiring.gateway.limit.RateSettings.RouteClass;

/**
 * Takes each request's tokens from the buckets of its caller, and says in the answer what is left. The callers are known
 * by their token, or by their address where no token of the issuer is asked for; an ATS by its key as well, since it
 * calls for many organizations from few addresses.
 */
final class RateLimit implements GlobalFilter, Ordered {

    private static final Logger log = LoggerFactory.getLogger(RateLimit.class);

    private record Taken(Meter meter, ConsumptionProbe probe) {}

    private final RateSettings settings;
    private final RouteClasses classes;
    private final ClientAddress addresses;
    private final Buckets local;
    private final Buckets shared;

    /** @param shared the same as {@code local} where this gateway is the only one */
    RateLimit(RateSettings settings, ClientAddress addresses, Buckets local, Buckets shared) {
        this.settings = settings;
        this.classes = new RouteClasses(settings.classes());
        this.addresses = addresses;
        this.local = local;
        this.shared = shared;
    }

    /** Before anything that costs. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return admit(exchange).then(Mono.defer(() -> chain.filter(exchange)));
    }

    /** Empty if the caller may, else an error. */
    Mono<Void> admit(ServerWebExchange exchange) {
        RouteClass routeClass = classes.of(exchange.getRequest());
        return exchange.getPrincipal()
                .map(caller -> meters(exchange, caller, routeClass))
                .switchIfEmpty(Mono.fromSupplier(() -> metersOfAddress(exchange, routeClass)))
                .flatMap(meters -> take(shared, meters, routeClass).onErrorResume(failure -> {
                    log.debug("Counting alone: {}", failure.toString());
                    return routeClass.failClosed()
                            ? Mono.error(Refusal.of(Problem.LIMITS_UNAVAILABLE))
                            : take(local, meters, routeClass);
                }))
                .flatMap(taken -> admit(exchange, taken));
    }

    private List<Meter> meters(ServerWebExchange exchange, Principal caller, RouteClass routeClass) {
        if (!(caller instanceof JwtAuthenticationToken token)) {
            return metersOfAddress(exchange, routeClass);
        }
        String organization = Objects.requireNonNull(token.getToken().getClaimAsString("org"));
        Plan plan = settings.planOf(organization);
        return List.of(
                new Meter("client", organization + "/" + token.getToken().getSubject(), plan.client()),
                new Meter("organization", organization, plan.organization()));
    }

    private List<Meter> metersOfAddress(ServerWebExchange exchange, RouteClass routeClass) {
        String address = addresses.of(exchange.getRequest());
        List<Meter> meters = new ArrayList<>();
        if (routeClass.address() != null) {
            meters.add(Meter.ofRoute(address + routeClass.paths(), routeClass.address()));
        }
        meters.add(new Meter("address", address, settings.address()));
        connectionOf(exchange)
                .ifPresent(key -> meters.add(new Meter(
                        "client", key, settings.planOf(RateSettings.STANDARD).client())));
        return meters;
    }

    /** The key as it was sent, right or wrong, and nothing that it can be told from. */
    private static Optional<String> connectionOf(ServerWebExchange exchange) {
        Route route = exchange.getAttribute(GATEWAY_ROUTE_ATTR);
        String key = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return route == null || key == null || Credential.of(route) != Credential.CONNECTION
                ? Optional.empty()
                : Optional.of("connection/" + digest(key));
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The first that has no tokens left ends it: what comes after is not charged. */
    private static Mono<List<Taken>> take(Buckets buckets, List<Meter> meters, RouteClass routeClass) {
        return Flux.fromIterable(meters)
                .concatMap(meter -> buckets.take(meter, meter.isOfRoute() ? 1 : routeClass.cost())
                        .map(probe -> new Taken(meter, probe)))
                .takeUntil(taken -> !taken.probe().isConsumed())
                .collectList();
    }

    private static Mono<Void> admit(ServerWebExchange exchange, List<Taken> taken) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        exchange.getResponse().beforeCommit(() -> {
            headers.set(
                    "RateLimit-Policy",
                    String.join(", ", taken.stream().map(RateLimit::policy).toList()));
            headers.set(
                    "RateLimit",
                    String.join(", ", taken.stream().map(RateLimit::state).toList()));
            return Mono.empty();
        });
        ConsumptionProbe last = taken.getLast().probe();
        return last.isConsumed()
                ? Mono.empty()
                : Mono.error(Refusal.until(Problem.RATE_LIMITED, Duration.ofNanos(last.getNanosToWaitForRefill())));
    }

    private static String policy(Taken taken) {
        RateSettings.Quota quota = taken.meter().quota();
        return "\"%s\";q=%d;w=%d"
                .formatted(
                        taken.meter().policy(),
                        quota.tokens(),
                        Math.max(1, quota.per().toSeconds()));
    }

    private static String state(Taken taken) {
        return "\"%s\";r=%d;t=%d"
                .formatted(
                        taken.meter().policy(),
                        taken.probe().getRemainingTokens(),
                        Duration.ofNanos(taken.probe().getNanosToWaitForReset())
                                .plusMillis(999)
                                .toSeconds());
    }
}
