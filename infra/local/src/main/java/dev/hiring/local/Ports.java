package dev.hiring.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The ports of this machine. */
final class Ports {

    private Ports() {}

    /** Whether a server could listen there now: neither another one does, nor is it one end of a connection. */
    static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
