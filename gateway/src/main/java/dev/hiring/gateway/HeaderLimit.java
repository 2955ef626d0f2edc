package dev.hiring.gateway;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses a request with too many header lines; too many bytes the server itself has refused already. */
@Component
@Order(LimitSettings.FILTER_ORDER)
final class HeaderLimit implements WebFilter {

    private final int limit;

    HeaderLimit(LimitSettings settings) {
        this.limit = settings.maxHeaders();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        int lines = exchange.getRequest().getHeaders().headerSet().stream()
                .mapToInt(header -> header.getValue().size())
                .sum();
        if (lines > limit) {
            return Mono.error(new ResponseStatusException(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE));
        }
        return chain.filter(exchange);
    }
}
