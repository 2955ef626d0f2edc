package dev.hiring.gateway;

import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses a request with too many header lines, or with too many bytes in them or in its path: those the server itself has
 * refused already, but for HTTP/2.
 */
@Component
@Order(LimitSettings.FILTER_ORDER)
final class HeaderLimit implements WebFilter {

    private static final int LONGEST_URI = 4096;

    private final int limit;
    private final long bytes;

    HeaderLimit(LimitSettings settings, ServerProperties server) {
        this.limit = settings.maxHeaders();
        this.bytes = server.getMaxHttpRequestHeaderSize().toBytes();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        int lines = exchange.getRequest().getHeaders().headerSet().stream()
                .mapToInt(header -> header.getValue().size())
                .sum();
        if (exchange.getRequest().getURI().toString().length() > LONGEST_URI) {
            return Mono.error(new ResponseStatusException(HttpStatus.URI_TOO_LONG));
        }
        if (lines > limit || size(exchange.getRequest().getHeaders()) > bytes) {
            return Mono.error(new ResponseStatusException(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE));
        }
        return chain.filter(exchange);
    }

    private static long size(HttpHeaders headers) {
        return headers.headerSet().stream()
                .mapToLong(header -> header.getValue().stream()
                        .mapToLong(value -> header.getKey().length() + value.length())
                        .sum())
                .sum();
    }
}
