package dev.hiring.gateway.resilience;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.core.registry.EntryAddedEvent;
import io.github.resilience4j.core.registry.EntryRemovedEvent;
import io.github.resilience4j.core.registry.EntryReplacedEvent;
import io.github.resilience4j.core.registry.RegistryEventConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says when a breaker opens and closes: how often it refuses is in the metrics. */
@Component
final class BreakerLog implements RegistryEventConsumer<CircuitBreaker> {

    private static final Logger log = LoggerFactory.getLogger(BreakerLog.class);

    @Override
    public void onEntryAddedEvent(EntryAddedEvent<CircuitBreaker> added) {
        added.getAddedEntry()
                .getEventPublisher()
                .onStateTransition(event ->
                        log.warn("Breaker of {}: {}", event.getCircuitBreakerName(), event.getStateTransition()));
    }

    @Override
    public void onEntryRemovedEvent(EntryRemovedEvent<CircuitBreaker> removed) {}

    @Override
    public void onEntryReplacedEvent(EntryReplacedEvent<CircuitBreaker> replaced) {}
}
