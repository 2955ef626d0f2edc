package dev.hiring.gateway;

import java.util.List;
import java.util.Locale;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Takes away the headers by which a caller could pretend to be somebody or to have asked for something else: services
 * behind gateways often believe them. Cookies are a matter between browsers and the gateway. {@code Forwarded} and
 * {@code X-Forwarded-*} are the framework's to strip, since they stay if they come from a trusted proxy.
 */
@Component
final class ForeignHeaders implements HttpHeadersFilter, Ordered {

    private static final List<String> PREFIXES = List.of(
            "cookie",
            "x-user",
            "x-organization",
            "x-organisation",
            "x-org-",
            "x-tenant",
            "x-role",
            "x-subject",
            "x-client-",
            "x-auth",
            "x-remote-",
            "x-real-ip",
            "x-original-",
            "x-rewrite-",
            "x-http-method",
            "x-method-override",
            "x-ssl-",
            "remote-",
            "true-client-ip",
            "cf-connecting-ip",
            "proxy-");

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        HttpHeaders own = new HttpHeaders();
        input.forEach((name, values) -> {
            if (!isForeign(name)) {
                own.addAll(name, values);
            }
        });
        return own;
    }

    private static boolean isForeign(String name) {
        String lowered = name.toLowerCase(Locale.ROOT);
        return PREFIXES.stream().anyMatch(lowered::startsWith);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
