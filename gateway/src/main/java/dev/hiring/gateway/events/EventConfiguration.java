package dev.hiring.gateway.events;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

@Configuration(proxyBeanMethods = false)
class EventConfiguration {

    @Bean
    EventLog eventLog(ConsumerFactory<?, ?> kafka, EventSettings settings) {
        return new EventLog(kafka.getConfigurationProperties(), settings.refresh());
    }

    @Bean
    EventRing eventRing(EventSettings settings) {
        return new EventRing(settings.recent(), settings.recentSize().toBytes());
    }

    @Bean
    LiveClients liveClients(EventRing ring, EventSettings settings) {
        return new LiveClients(ring, settings.heartbeat());
    }

    @Bean
    EventTail eventTail(
            EventLog log,
            EventRing ring,
            LiveClients clients,
            EventSettings settings,
            Clock clock,
            MeterRegistry meters) {
        return new EventTail(log, ring, clients, settings, clock, meters);
    }

    @Bean
    LogConsumers logConsumers(EventLog log, EventSettings settings) {
        return new LogConsumers(log, settings.catchUps(), settings.patience());
    }

    @Bean
    EventFeed eventFeed(
            EventTail tail, EventRing ring, LiveClients clients, LogConsumers consumers, EventSettings settings) {
        return new EventFeed(tail, ring, clients, consumers, settings);
    }

    @Bean
    EventStreams eventStreams(LiveClients clients, EventSettings settings, Clock clock, MeterRegistry meters) {
        return new EventStreams(clients, settings, clock, meters);
    }
}
