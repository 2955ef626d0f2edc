package dev.hiring.embedded.store;

import de.bwaldvogel.mongo.MongoServer;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.hiring.embedded.DataDirectory;
import dev.hiring.embedded.EmbeddedServer;
import dev.hiring.embedded.LocalPorts;
import dev.hiring.embedded.StartFailure;

/**
 * A store that MongoDB's drivers can talk to, on 127.0.0.1.
 *
 * <p>A write that was acknowledged survives the death of this process. It does not survive the loss of power: nothing
 * is forced to the disk, only handed to the operating system. There are no sessions, transactions or retryable writes.
 */
public final class EmbeddedStore implements EmbeddedServer {

    /** A command occupies its thread until its write is in the file, so there are more of them than processors. */
    private static final int WORKER_THREADS = 16;

    private final StoreBackend backend;
    private final MongoServer server;
    private final String connectionString;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedStore(StoreBackend backend, MongoServer server, int port) {
        this.backend = backend;
        this.server = server;
        this.connectionString = "mongodb://" + LocalPorts.HOST + ":" + port + "/?retryWrites=false";
    }

    /**
     * Starts the store on what the directory holds.
     *
     * @param dataDirectory created where it is missing; one store at a time
     * @param port 0 picks a free one
     * @throws dev.hiring.embedded.StartFailure when the port is taken or the directory is not usable
     */
    public static EmbeddedStore start(Path dataDirectory, int port) {
        requireFree(port);
        return serve(StoreFile.open(DataDirectory.open(dataDirectory)), port);
    }

    /** Starts a store that forgets everything when it is closed. */
    public static EmbeddedStore inMemory(int port) {
        requireFree(port);
        return serve(StoreFile.inMemory(), port);
    }

    private static void requireFree(int port) {
        if (port != 0) {
            LocalPorts.requireFree(port);
        }
    }

    private static EmbeddedStore serve(StoreFile file, int port) {
        StoreBackend backend = new StoreBackend(file);
        MongoServer server = new MongoServer(backend);
        try {
            server.bind(new InetSocketAddress(LocalPorts.HOST, port), 1, WORKER_THREADS);
        } catch (Exception e) {
            // Netty throws the network's checked exceptions undeclared.
            server.shutdownNow();
            throw new StartFailure("the store cannot listen on " + LocalPorts.HOST + ":" + port + " (" + e + ")", e);
        }
        return new EmbeddedStore(backend, server, server.getLocalAddress().getPort());
    }

    /** For clients; it names no database. */
    public String connectionString() {
        return connectionString;
    }

    @Override
    public String address() {
        return connectionString;
    }

    /** How many documents of a collection were read to answer queries since the start. */
    long scannedDocuments(String database, String collection) {
        return backend.collection(database, collection).scannedDocuments();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            server.shutdownNow();
        }
    }
}
