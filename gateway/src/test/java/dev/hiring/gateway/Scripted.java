package dev.hiring.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A service that says exactly what it is told, HTTP or not, and then closes the connection without announcing it. */
final class Scripted implements AutoCloseable {

    /** At the end of an answer: the connection stays open and silent. */
    static final String NEVER = "<never>";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final ServerSocket server;
    private volatile String answer = "";

    Scripted() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    void answer(String said) {
        answer = said;
    }

    /** How many requests it is serving. */
    int open() {
        return opened.get() - closed.get();
    }

    /** How many connections it has closed. */
    int closed() {
        return closed.get();
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            String line = in.readLine();
            while (line != null && !line.isEmpty()) {
                line = in.readLine();
            }
            opened.incrementAndGet();
            String said = answer;
            connection.getOutputStream().write(said.replace(NEVER, "").getBytes(StandardCharsets.ISO_8859_1));
            if (said.endsWith(NEVER)) {
                // Until the other side gives up.
                in.readLine();
            }
        } catch (IOException e) {
            // The other side was faster.
        } finally {
            closed.incrementAndGet();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
