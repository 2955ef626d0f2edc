package dev.hiring.gateway.endpoint;

import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import reactor.core.publisher.Mono;

/** The operations that the gateway answers by itself: the methods of its own controllers. */
@Component
public final class OwnEndpoints {

    /** Where the limits stand among the web filters: after Spring Security's, which have the order -100. */
    public static final int LIMITS = 0;

    static final int ACCESS = 10;

    private static final String OURS = "dev.hiring.";

    private final RequestMappingHandlerMapping handlers;
    private final List<PathPattern> all;
    private final List<PathPattern> closed;

    OwnEndpoints(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers) {
        this.handlers = handlers;
        this.all = ours(handlers).flatMap(OwnEndpoints::patterns).distinct().toList();
        this.closed = ours(handlers)
                .filter(own -> !isOpen(own.getValue()))
                .flatMap(OwnEndpoints::patterns)
                .distinct()
                .toList();
    }

    private static Stream<Map.Entry<RequestMappingInfo, HandlerMethod>> ours(RequestMappingHandlerMapping handlers) {
        return handlers.getHandlerMethods().entrySet().stream().filter(entry -> isOurs(entry.getValue()));
    }

    private static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getName().startsWith(OURS);
    }

    private static Stream<PathPattern> patterns(Map.Entry<RequestMappingInfo, HandlerMethod> own) {
        return own.getKey().getPatternsCondition().getPatterns().stream();
    }

    static boolean isOpen(HandlerMethod method) {
        return AnnotatedElementUtils.hasAnnotation(method.getMethod(), PermitAll.class);
    }

    /** Whether the path is one of the gateway's own, whatever the method. */
    public boolean cover(ServerWebExchange exchange) {
        return matches(all, exchange);
    }

    /** Whether a token is asked for at the path, whatever the method: where any operation is not for everybody. */
    public boolean areClosed(ServerWebExchange exchange) {
        return matches(closed, exchange);
    }

    private static boolean matches(List<PathPattern> patterns, ServerWebExchange exchange) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        return patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }

    /** The method of ours that answers the request; an error where its path takes no such request. */
    Mono<HandlerMethod> handlerOf(ServerWebExchange exchange) {
        return handlers.getHandler(exchange).ofType(HandlerMethod.class).filter(OwnEndpoints::isOurs);
    }
}
