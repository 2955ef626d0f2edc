package dev.hiring.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * The machinery of an applicant tracking system: calls a partner, and hears from it. It knows HTTP and nothing of the
 * suite, not even a library of its.
 */
final class AtsStandIn implements AutoCloseable {

    /** What came from the partner, and what it was answered. */
    record Heard(String method, String path, Map<String, List<String>> headers, String body, int answer) {

        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> String.join(",", header.getValue()))
                    .findFirst()
                    .orElse("");
        }
    }

    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<Integer>> answers = new ConcurrentHashMap<>();
    private final HttpServer server;
    private volatile Consumer<String> beforeAnswer = _ -> {};

    AtsStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::hear);
        server.start();
    }

    private void hear(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        beforeAnswer.accept(path);
        Integer next = answers.getOrDefault(path, new ArrayDeque<>()).poll();
        int answer = next == null ? 200 : next;
        heard.add(new Heard(exchange.getRequestMethod(), path, Map.copyOf(exchange.getRequestHeaders()), body, answer));
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    /** The answers to the first requests to a path; later ones get 200. */
    void willAnswer(String path, Integer... statuses) {
        answers.put(path, new ArrayDeque<>(List.of(statuses)));
    }

    /** Done with the path of each request before it is answered. */
    void beforeAnswer(Consumer<String> action) {
        beforeAnswer = action;
    }

    List<Heard> heardAt(String path) {
        return heard.stream().filter(each -> each.path().equals(path)).toList();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    HttpResponse<String> get(String url, String authorization) {
        return send(HttpRequest.newBuilder(URI.create(url)), authorization);
    }

    HttpResponse<String> post(String url, String authorization, String json) {
        return send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)),
                authorization);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String authorization) {
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            return http.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
