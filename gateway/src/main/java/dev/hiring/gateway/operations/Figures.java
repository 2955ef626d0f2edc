package dev.hiring.gateway.operations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one moment. What could not be had is null, and stands in {@code missing} with the reason.
 *
 * @param at when they were asked for
 * @param services by name
 * @param consumerGroups by name
 */
record Figures(Instant at, List<Service> services, List<ConsumerGroup> consumerGroups) {

    /**
     * What waits in a service.
     *
     * @param service its name
     * @param outbox null where it could not be had
     * @param deadLetters events that the service could not handle and nobody has dealt with
     * @param missing by the name of the part
     */
    record Service(
            String service,
            @Nullable Outbox outbox,
            @Nullable Long deadLetters,
            Map<String, Missing> missing) {}

    /**
     * Events that a service has stored and not published.
     *
     * @param pending events that are stored and not yet known to be in Kafka
     * @param oldestSeconds how long the first of them has waited
     * @param brokerAway whether sends have failed of late, and none has succeeded since
     */
    record Outbox(long pending, long oldestSeconds, boolean brokerAway) {}

    /**
     * How far a service is behind.
     *
     * @param group its name, which is the service's
     * @param members how many consumers share the group's work
     * @param lag how many records of its topics the group has not consumed yet
     * @param missing by the name of the part
     */
    record ConsumerGroup(
            String group,
            @Nullable Integer members,
            @Nullable Long lag,
            Map<String, Missing> missing) {}

    /** Why a figure could not be had. */
    enum Missing {
        UNREACHABLE,
        TIMED_OUT,
        UNEXPECTED_ANSWER,
        /** No consumer of the group has ever come. */
        UNKNOWN_GROUP
    }
}
