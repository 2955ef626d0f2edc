package dev.hiring.candidate;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Where an ATS is told of results: puts down what it is told, and answers as it was told to, in the end with 200. */
public final class AtsServer implements AutoCloseable {

    public record Call(String method, String path, String authorization, String body) {}

    public final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Deque<Integer> statuses = new ArrayDeque<>();
    private final HttpServer server;
    private volatile Runnable meanwhile = () -> {};

    public AtsServer(Integer... statuses) {
        this.statuses.addAll(List.of(statuses));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        meanwhile.run();
        int status;
        synchronized (statuses) {
            status = statuses.isEmpty() ? 200 : statuses.removeFirst();
            calls.add(new Call(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), authorization, body));
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    /** What is done between a request and its answer. */
    public void whileAnswering(Runnable action) {
        meanwhile = action;
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
