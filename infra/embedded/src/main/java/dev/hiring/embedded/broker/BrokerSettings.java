package dev.hiring.embedded.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import dev.hiring.embedded.LocalPorts;

/** Kafka's settings for one node that is broker and controller at once and shares a small machine with others. */
final class BrokerSettings {

    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final String CLIENT_LISTENER = "PLAINTEXT";

    private BrokerSettings() {}

    static Properties of(Path logs, int port, int controllerPort) {
        Properties settings = new Properties();
        settings.putAll(node(logs, port, controllerPort));
        settings.putAll(internalTopics());
        settings.putAll(restart());
        settings.putAll(footprint());
        return settings;
    }

    private static Map<String, String> node(Path logs, int port, int controllerPort) {
        String clients = CLIENT_LISTENER + "://" + LocalPorts.HOST + ":" + port;
        String controller = LocalPorts.HOST + ":" + controllerPort;
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                String.valueOf(NODE_ID),
                "controller.quorum.voters",
                NODE_ID + "@" + controller,
                "controller.listener.names",
                CONTROLLER_LISTENER,
                "listeners",
                clients + "," + CONTROLLER_LISTENER + "://" + controller,
                "advertised.listeners",
                clients,
                "listener.security.protocol.map",
                CLIENT_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT",
                "inter.broker.listener.name",
                CLIENT_LISTENER,
                "log.dirs",
                logs.toString(),
                // A topic that nobody declared is a mistake that should be seen.
                "auto.create.topics.enable",
                "false");
    }

    /** One node can hold one replica. */
    private static Properties internalTopics() {
        Properties settings = new Properties();
        Stream.of(
                        "offsets.topic.replication.factor",
                        "transaction.state.log.replication.factor",
                        "transaction.state.log.min.isr",
                        "share.coordinator.state.topic.replication.factor",
                        "share.coordinator.state.topic.min.isr")
                .forEach(name -> settings.put(name, "1"));
        Stream.of(
                        "offsets.topic.num.partitions",
                        "transaction.state.log.num.partitions",
                        "share.coordinator.state.topic.num.partitions")
                .forEach(name -> settings.put(name, "4"));
        return settings;
    }

    private static Map<String, String> restart() {
        return Map.of(
                // After a kill the controller waits for the dead broker's session to end before the new one may serve.
                "broker.session.timeout.ms", "3000",
                "broker.heartbeat.interval.ms", "500",
                "group.initial.rebalance.delay.ms", "0");
    }

    private static Map<String, String> footprint() {
        return Map.of(
                "num.network.threads", "2",
                "num.io.threads", "4",
                "background.threads", "2",
                "num.recovery.threads.per.data.dir", "2",
                "log.cleaner.dedupe.buffer.size", String.valueOf(8 << 20),
                // The cleaner never touches the active segment: small ones let compacted topics shrink here as well.
                "log.segment.bytes", String.valueOf(64 << 20),
                "log.index.size.max.bytes", String.valueOf(2 << 20));
    }
}
