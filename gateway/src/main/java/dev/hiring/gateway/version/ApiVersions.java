package dev.hiring.gateway.version;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

import dev.hiring.gateway.Problem;
import dev.hiring.gateway.Refusal;
import dev.hiring.gateway.version.VersionSettings.Version;

/**
 * Looks at the version that a path names. One that is on its way out says so in every answer: since when (RFC 9745), until
 * when (RFC 8594), and what comes after it. Requests are counted by version, to tell whether anybody still asks for one.
 */
@Component
@Order(ApiVersions.BEFORE_SECURITY)
final class ApiVersions implements WebFilter {

    static final int BEFORE_SECURITY = -150;

    private static final Pattern VERSIONED = Pattern.compile("/api/([^/]+)(/.*|)");

    private final VersionSettings settings;
    private final MeterRegistry meters;

    ApiVersions(VersionSettings settings, MeterRegistry meters) {
        this.settings = settings;
        this.meters = meters;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Matcher path = VERSIONED.matcher(exchange.getRequest().getPath().value());
        if (!path.matches()) {
            return chain.filter(exchange);
        }
        return settings.find(path.group(1))
                .map(version -> {
                    meters.counter("hiring.api.requests", "version", version.name())
                            .increment();
                    announce(exchange.getResponse(), version, path.group(2));
                    return chain.filter(exchange);
                })
                .orElseGet(() -> Mono.error(refusal(path.group(1))));
    }

    /** Behind this no route has to look at the version any more: whatever is no name of one leads nowhere. */
    private Refusal refusal(String name) {
        if (!name.matches(Version.NAMES)) {
            return Refusal.of(Problem.NOT_FOUND);
        }
        Problem problem = settings.withdrawn().contains(name) ? Problem.VERSION_WITHDRAWN : Problem.VERSION_UNKNOWN;
        return Refusal.of(problem).naming("versions", settings.names());
    }

    private static void announce(ServerHttpResponse response, Version version, String rest) {
        Instant deprecated = version.deprecated();
        if (deprecated != null) {
            response.beforeCommit(() -> {
                announce(response.getHeaders(), version, deprecated, rest);
                return Mono.empty();
            });
        }
    }

    private static void announce(HttpHeaders headers, Version version, Instant deprecated, String rest) {
        headers.set("Deprecation", "@" + deprecated.getEpochSecond());
        if (version.sunset() != null) {
            headers.setInstant("Sunset", version.sunset());
        }
        if (version.successor() != null) {
            headers.add(
                    HttpHeaders.LINK, "</api/%s%s>; rel=\"successor-version\"".formatted(version.successor(), rest));
        }
    }
}
