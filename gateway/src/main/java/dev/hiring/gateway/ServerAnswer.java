package dev.hiring.gateway;

import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.http.server.HttpServerResponse;

/** The answer that the server below the web framework gives by itself to what it cannot decode. */
final class ServerAnswer {

    private ServerAnswer() {}

    static boolean hasBegun(ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        return !response.isCommitted()
                && ServerHttpResponseDecorator.getNativeResponse(response) instanceof HttpServerResponse answer
                && answer.hasSentHeaders();
    }
}
