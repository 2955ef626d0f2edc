package dev.hiring.gateway.limit;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

import dev.hiring.gateway.endpoint.OwnEndpoints;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "hiring.rates.enabled", matchIfMissing = true)
class LimitConfiguration {

    @Bean
    Buckets buckets(RateSettings settings, CircuitBreakerRegistry breakers) {
        return settings.redis().isBlank()
                ? new LocalBuckets()
                : new SharedBuckets(settings.redis(), settings.patience(), breakers.circuitBreaker("rates"));
    }

    @Bean
    RateLimit rateLimit(
            RateSettings settings,
            Buckets buckets,
            @Value("${spring.cloud.gateway.server.webflux.trusted-proxies:}") String trustedProxies) {
        Buckets local = buckets instanceof LocalBuckets ? buckets : new LocalBuckets();
        return new RateLimit(settings, new ClientAddress(trustedProxies), local, buckets);
    }

    /** What the gateway answers by itself costs as what it passes on. */
    @Bean
    @Order(OwnEndpoints.LIMITS)
    WebFilter rateLimitOfOwnEndpoints(RateLimit limit, OwnEndpoints endpoints) {
        return (exchange, chain) -> endpoints.cover(exchange)
                ? limit.admit(exchange).then(Mono.defer(() -> chain.filter(exchange)))
                : chain.filter(exchange);
    }
}
