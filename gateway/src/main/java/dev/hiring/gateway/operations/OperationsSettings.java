package dev.hiring.gateway.operations;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom to ask for figures.
 *
 * @param services where the management endpoints of each service are, by the service's name
 * @param groups the consumer groups whose lag is told
 * @param patience how long one answer is waited for
 * @param keep how long figures are given again before they are asked for anew, whoever wants them
 */
@ConfigurationProperties("hiring.operations")
record OperationsSettings(
        @DefaultValue Map<String, URI> services,
        @DefaultValue List<String> groups,
        @DefaultValue("2s") Duration patience,
        @DefaultValue("5s") Duration keep) {

    OperationsSettings {
        services = new TreeMap<>(services);
        groups = List.copyOf(groups);
    }
}
