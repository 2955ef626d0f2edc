package dev.hiring.gateway;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/**
 * Refuses a body that is too large: at once if its length says so, else while it streams through. What a chunked body
 * has sent before the limit is gone to the service, which sees it break off.
 */
@Component
@Order(LimitSettings.FILTER_ORDER)
final class BodyLimit implements WebFilter {

    private final long limit;

    BodyLimit(LimitSettings settings) {
        this.limit = settings.maxBody().toBytes();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (exchange.getRequest().getHeaders().getContentLength() > limit) {
            return Mono.error(new BodyTooLarge());
        }
        ServerHttpRequest bounded = new Bounded(exchange.getRequest(), limit);
        return chain.filter(exchange.mutate().request(bounded).build());
    }

    private static final class Bounded extends ServerHttpRequestDecorator {

        private final long limit;

        Bounded(ServerHttpRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            AtomicLong received = new AtomicLong();
            return super.getBody().handle((buffer, sink) -> count(buffer, sink, received));
        }

        private void count(DataBuffer buffer, SynchronousSink<DataBuffer> sink, AtomicLong received) {
            if (received.addAndGet(buffer.readableByteCount()) > limit) {
                DataBufferUtils.release(buffer);
                sink.error(new BodyTooLarge());
            } else {
                sink.next(buffer);
            }
        }
    }
}
