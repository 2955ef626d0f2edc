package dev.hiring.embedded;

/** A server that runs in this JVM until it is closed. */
public interface EmbeddedServer extends AutoCloseable {

    /** What a client needs to connect: {@code host:port} or a connection string. */
    String address();

    /** Stops serving and leaves the data on disk complete. A second call does nothing. */
    @Override
    void close();
}
