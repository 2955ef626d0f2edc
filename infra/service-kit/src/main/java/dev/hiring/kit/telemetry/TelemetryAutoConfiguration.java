package dev.hiring.kit.telemetry;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The time. Metrics, traces and logs are settings alone: see {@code hiring-defaults.yml}. */
@AutoConfiguration
final class TelemetryAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        // The store keeps milliseconds; finer times would differ between an event and what is read back.
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
