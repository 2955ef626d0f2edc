package dev.hiring.gateway.resilience;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What resilience4j's own settings, {@code resilience4j.*}, have no place for. Routes whose metadata say {@code
 * stream: true} have no time limit and no place in a bulkhead: they are meant to stay.
 *
 * @param enabled whether anything stands between the routes and the services at all
 * @param timeLimit from a request's arrival to the end of its answer; {@code time-limit} in a route's metadata overrules it
 * @param connectRetries how often connecting to a service is tried again, for requests that may be repeated
 * @param connectBackOff the wait before the first of them, with jitter; doubled for each
 */
@ConfigurationProperties("hiring.resilience")
record ResilienceSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("30s") Duration timeLimit,
        @DefaultValue("2") int connectRetries,
        @DefaultValue("100ms") Duration connectBackOff) {}
