package dev.hiring.kit.outbox;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** For operators: the events that wait to be published. */
@Endpoint(id = "outbox")
final class OutboxEndpoint {

    /**
     * @param pending events that are stored and not yet known to be in Kafka
     * @param oldestSeconds how long the first of them has waited
     * @param brokerAway whether sends have failed of late, and none has succeeded since
     */
    record Description(long pending, long oldestSeconds, boolean brokerAway) {}

    private final OutboxFigures figures;
    private final BrokerWatch watch;

    OutboxEndpoint(OutboxFigures figures, BrokerWatch watch) {
        this.figures = figures;
        this.watch = watch;
    }

    @ReadOperation
    Description pending() {
        OutboxFigures.Pending pending = figures.count();
        return new Description(pending.events(), pending.oldest().toSeconds(), watch.failing());
    }
}
