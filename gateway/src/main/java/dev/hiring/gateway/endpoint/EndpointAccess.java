package dev.hiring.gateway.endpoint;

import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

import dev.hiring.gateway.Problem;
import dev.hiring.gateway.Refusal;

/**
 * Holds callers to the roles that an operation of the gateway's own names, and to the parameters that it takes, before it
 * is called. An operation that names no roles lets nobody in.
 */
@Component
@Order(OwnEndpoints.ACCESS)
final class EndpointAccess implements WebFilter {

    private final OwnEndpoints endpoints;

    EndpointAccess(OwnEndpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!endpoints.cover(exchange)) {
            return chain.filter(exchange);
        }
        return endpoints
                .handlerOf(exchange)
                .flatMap(method -> checkRoles(exchange, method)
                        .then(Mono.fromRunnable(() -> OperationParameters.of(method)
                                .check(exchange.getRequest().getQueryParams()))))
                .then(Mono.defer(() -> chain.filter(exchange)));
    }

    private static Mono<Void> checkRoles(ServerWebExchange exchange, HandlerMethod method) {
        if (OwnEndpoints.isOpen(method)) {
            return Mono.empty();
        }
        return exchange.getPrincipal()
                .map(Caller::of)
                .flatMap(Mono::justOrEmpty)
                .filter(caller -> isAllowed(caller, method))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Problem.FORBIDDEN)))
                .then();
    }

    private static boolean isAllowed(Caller caller, HandlerMethod method) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RolesAllowed.class))
                .filter(allowed -> Arrays.stream(allowed.value()).anyMatch(caller.roles()::contains))
                .isPresent();
    }
}
