package dev.hiring.gateway.login;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

import dev.hiring.gateway.BrowserSessions;

/**
 * Takes the token of the browser's session for the request's own. A request that names its caller in {@code Authorization}
 * has nothing to do with sessions, whatever cookies it brings.
 */
final class SessionBearer implements ServerAuthenticationConverter, BrowserSessions {
    private static final String TOKEN = SessionBearer.class.getName();

    private final CurrentSession sessions;
    private final FreshTokens tokens;
    private final SessionGuard guard;

    SessionBearer(CurrentSession sessions, FreshTokens tokens, SessionGuard guard) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.guard = guard;
    }

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        return sessions.of(exchange).flatMap(tokens::of).map(token -> {
            exchange.getAttributes().put(TOKEN, token);
            return new BearerTokenAuthenticationToken(token);
        });
    }

    @Override
    public ServerAuthenticationConverter besides(ServerAuthenticationConverter own) {
        return exchange -> namesItsCaller(exchange.getRequest()) ? own.convert(exchange) : convert(exchange);
    }

    @Override
    public void guard(ServerHttpSecurity http) {
        guard.onto(http, SecurityWebFiltersOrder.CSRF);
    }

    /** The token that the request was let in with, if it was a session's. */
    static String tokenOf(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(TOKEN, "");
    }

    static boolean namesItsCaller(ServerHttpRequest request) {
        return request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION);
    }
}
