package dev.hiring.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A service behind the gateway: it remembers what it was asked, and answers 200 with its name unless told otherwise. */
final class Upstream implements AutoCloseable {

    /**
     * @param bytes of the body that came
     * @param whole whether the body came to its end
     */
    record Asked(String method, String uri, Headers headers, long bytes, boolean whole) {}

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final HttpServer server;
    private volatile HttpHandler handler;

    Upstream(String name) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        handler = exchange -> answer(exchange, 200, name);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        long bytes = 0;
        boolean whole = false;
        try (InputStream body = exchange.getRequestBody()) {
            byte[] buffer = new byte[16 * 1024];
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                if (bytes == 0) {
                    begun.incrementAndGet();
                }
                bytes += n;
            }
            whole = true;
        } finally {
            asked.add(new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    bytes,
                    whole));
        }
        handler.handle(exchange);
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    void answerWith(HttpHandler other) {
        handler = other;
    }

    List<Asked> asked() {
        return asked;
    }

    /** How many bodies have come in part at least. */
    int begun() {
        return begun.get();
    }

    void forget() {
        asked.clear();
        begun.set(0);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
