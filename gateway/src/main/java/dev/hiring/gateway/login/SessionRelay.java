package dev.hiring.gateway.login;

import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** Shows the services the token of the session with which a request was let in. */
final class SessionRelay implements HttpHeadersFilter, Ordered {
    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        String token = SessionBearer.tokenOf(exchange);
        if (token.isEmpty()) {
            return input;
        }
        HttpHeaders headers = new HttpHeaders(input);
        headers.setBearerAuth(token);
        return headers;
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
