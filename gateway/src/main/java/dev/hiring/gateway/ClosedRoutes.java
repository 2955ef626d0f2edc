package dev.hiring.gateway;

import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

import dev.hiring.gateway.endpoint.OwnEndpoints;

/**
 * The requests that need a token of the issuer: those of the gateway's own operations, and those of every route, unless
 * its metadata name another credential. Then the service behind it checks the candidate's own token, or the key of an
 * ATS, which is none of the gateway's business.
 */
@Component
final class ClosedRoutes implements ServerWebExchangeMatcher {

    private final OwnEndpoints endpoints;
    private final RouteLocator routes;

    ClosedRoutes(OwnEndpoints endpoints, RouteLocator routes) {
        this.endpoints = endpoints;
        this.routes = routes;
    }

    @Override
    public Mono<MatchResult> matches(ServerWebExchange exchange) {
        if (endpoints.cover(exchange)) {
            return endpoints.areClosed(exchange) ? MatchResult.match() : MatchResult.notMatch();
        }
        return routes.getRoutes()
                .filterWhen(route -> route.getPredicate().apply(exchange))
                .next()
                .filter(ClosedRoutes::isClosed)
                .flatMap(route -> MatchResult.match())
                .switchIfEmpty(MatchResult.notMatch());
    }

    private static boolean isClosed(Route route) {
        return Credential.of(route) == Credential.TOKEN;
    }
}
