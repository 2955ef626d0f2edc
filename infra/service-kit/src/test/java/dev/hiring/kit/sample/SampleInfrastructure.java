package dev.hiring.kit.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.hiring.embedded.broker.EmbeddedBroker;
import dev.hiring.embedded.store.EmbeddedStore;

/** A broker that can go away and come back, and a store. */
public final class SampleInfrastructure implements AutoCloseable {

    private final Path data;
    private final EmbeddedStore store = EmbeddedStore.inMemory(0);
    private EmbeddedBroker broker;

    public SampleInfrastructure() {
        try {
            data = Files.createTempDirectory("kit-broker");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        broker = EmbeddedBroker.start(data, 0);
    }

    public String kafka() {
        return broker.bootstrapServers();
    }

    public String mongo() {
        return store.connectionString().replace("/?retryWrites=false", "");
    }

    public void stopBroker() {
        broker.close();
    }

    public void restartBroker() {
        broker = EmbeddedBroker.start(data, Integer.parseInt(kafka().split(":")[1]));
    }

    @Override
    public void close() {
        broker.close();
        store.close();
    }
}
