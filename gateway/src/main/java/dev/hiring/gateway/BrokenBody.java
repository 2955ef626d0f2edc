package dev.hiring.gateway;

import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lets a body fail in which a chunk could not be decoded. Left alone it would end like a whole one: the caller is told
 * that it is broken, and the service takes the part before the break for all of it. However a body fails, that is the
 * caller's doing, and told apart from what is the service's.
 */
@Component
@Order(LimitSettings.FILTER_ORDER)
final class BrokenBody implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Checked checked = new Checked(exchange);
        return chain.filter(exchange.mutate().request(checked).build());
    }

    private static final class Checked extends ServerHttpRequestDecorator {

        private final ServerWebExchange exchange;

        Checked(ServerWebExchange exchange) {
            super(exchange.getRequest());
            this.exchange = exchange;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return super.getBody()
                    .concatWith(Mono.defer(this::end))
                    .onErrorMap(failure -> !isToldApart(failure), BodyIncomplete::new);
        }

        private Mono<DataBuffer> end() {
            return ServerAnswer.hasBegun(exchange) ? Mono.error(new BodyIncomplete(null)) : Mono.empty();
        }

        private static boolean isToldApart(Throwable failure) {
            return failure instanceof BodyIncomplete || failure instanceof BodyTooLarge;
        }
    }
}
