package dev.hiring.candidate.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A server that does with a connection what it likes. */
final class HostileServer implements AutoCloseable {

    @FunctionalInterface
    interface Behaviour {
        void with(Socket connection) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    HostileServer(Behaviour behaviour) throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), behaviour);
    }

    HostileServer(ServerSocket server, Behaviour behaviour) {
        this.server = server;
        threads.execute(() -> {
            while (!server.isClosed()) {
                try {
                    Socket connection = server.accept();
                    threads.execute(() -> serve(connection, behaviour));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    private static void serve(Socket connection, Behaviour behaviour) {
        try (connection) {
            behaviour.with(connection);
        } catch (IOException e) {
            // The other side has had enough.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Behaviour hangs() {
        return _ -> Thread.sleep(60_000);
    }

    /** Always just in time for a client that waits for the next byte only. */
    static Behaviour drips() {
        return connection -> {
            connection.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes(US_ASCII));
            for (int i = 0; i < 1_000; i++) {
                connection.getOutputStream().write('x');
                connection.getOutputStream().flush();
                Thread.sleep(100);
            }
        };
    }

    static Behaviour resets() {
        return connection -> {
            connection.getInputStream().read();
            connection.setSoLinger(true, 0);
        };
    }

    static Behaviour answers(String raw) {
        return connection -> {
            connection.getInputStream().read();
            connection.getOutputStream().write(raw.getBytes(US_ASCII));
            connection.getOutputStream().flush();
            connection.shutdownOutput();
            connection.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        };
    }

    /** @param sent counts the bytes that were taken off its hands */
    static Behaviour floods(long bytes, AtomicLong sent) {
        return connection -> {
            connection.getInputStream().read();
            connection
                    .getOutputStream()
                    .write(("HTTP/1.1 200 OK\r\nContent-Length: " + bytes + "\r\n\r\n").getBytes(US_ASCII));
            byte[] part = new byte[8_192];
            while (sent.get() < bytes) {
                connection.getOutputStream().write(part);
                sent.addAndGet(part.length);
            }
        };
    }

    int port() {
        return server.getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/";
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
