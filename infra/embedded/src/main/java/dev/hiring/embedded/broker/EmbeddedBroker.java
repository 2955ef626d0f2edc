package dev.hiring.embedded.broker;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

import dev.hiring.embedded.DataDirectory;
import dev.hiring.embedded.EmbeddedServer;
import dev.hiring.embedded.LocalPorts;
import dev.hiring.embedded.StartFailure;

/** A real Kafka broker (KRaft, one node) on 127.0.0.1 that keeps its logs on disk. */
public final class EmbeddedBroker implements EmbeddedServer {

    private final DataDirectory directory;
    private final KafkaRaftServer server;
    private final String bootstrapServers;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedBroker(DataDirectory directory, KafkaRaftServer server, String bootstrapServers) {
        this.directory = directory;
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts the broker on what the directory holds, and returns when clients can use it.
     *
     * @param dataDirectory created where it is missing; one broker at a time
     * @param port the clients' port, and its successor the controller's; 0 picks two that are free
     * @throws StartFailure when a port is taken or the directory is not writable
     */
    public static EmbeddedBroker start(Path dataDirectory, int port) {
        int clientPort = port == 0 ? LocalPorts.findFreePair() : port;
        int controllerPort = clientPort + 1;
        LocalPorts.requireFree(clientPort);
        LocalPorts.requireFree(controllerPort);
        DataDirectory directory = DataDirectory.open(dataDirectory);
        try {
            KafkaRaftServer server = serve(directory.path(), clientPort, controllerPort);
            return new EmbeddedBroker(directory, server, LocalPorts.HOST + ":" + clientPort);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static KafkaRaftServer serve(Path logs, int clientPort, int controllerPort) {
        format(logs);
        KafkaRaftServer server =
                new KafkaRaftServer(new KafkaConfig(BrokerSettings.of(logs, clientPort, controllerPort)), Time.SYSTEM);
        try {
            server.startup();
            return server;
        } catch (RuntimeException e) {
            server.shutdown();
            throw new StartFailure("the broker cannot start on " + logs + " (" + e + ")", e);
        }
    }

    /** The only member of the cluster, as {@code host:port}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public String address() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            server.shutdown();
            server.awaitShutdown();
            directory.close();
        }
    }

    /** Gives a new directory its cluster id; one that has it is left alone. */
    private static void format(Path logs) {
        if (Files.exists(logs.resolve("meta.properties"))) {
            return;
        }
        Formatter formatter = new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(BrokerSettings.NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(logs.toString())
                .setMetadataLogDirectory(logs.toString())
                .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                .setIgnoreFormatted(true);
        try {
            formatter.run();
        } catch (Exception e) {
            throw new StartFailure("the data directory " + logs + " cannot be prepared for the broker (" + e + ")", e);
        }
    }
}
