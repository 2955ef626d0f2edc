package dev.hiring.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports on the loopback interface, the only one that an embedded server listens on. */
public final class LocalPorts {

    public static final String HOST = "127.0.0.1";

    private static final int ATTEMPTS = 100;

    private LocalPorts() {}

    /** Says who is in the way while that is still easy to say: a server's own error comes late and is pages long. */
    public static void requireFree(int port) {
        try (ServerSocket socket = bind(port)) {
            assert socket.isBound();
        } catch (IOException e) {
            throw new StartFailure("port " + port + " on " + HOST + " is in use", e);
        }
    }

    /** Finds a free port whose successor is free too. */
    public static int findFreePair() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try (ServerSocket first = bind(0);
                    ServerSocket second = bind(first.getLocalPort() + 1)) {
                return second.getLocalPort() - 1;
            } catch (IOException | IllegalArgumentException e) {
                // The successor is taken or does not exist: another pair will do.
                continue;
            }
        }
        throw new StartFailure("no two free ports in a row on " + HOST);
    }

    private static ServerSocket bind(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByName(HOST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
