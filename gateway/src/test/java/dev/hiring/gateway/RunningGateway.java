package dev.hiring.gateway;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The gateway on random ports, as its callers see it. */
final class RunningGateway implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ConfigurableApplicationContext context;

    private RunningGateway(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Started with every route leading to one place. */
    static RunningGateway start(Issuer issuer, Upstream upstream, String... arguments) {
        return start(
                issuer,
                Stream.concat(
                                Stream.of("QUESTION", "ASSESSMENT", "SCORING", "CANDIDATE")
                                        .map(service -> "--HIRING_" + service + "_URL=" + upstream.url()),
                                Stream.of(arguments))
                        .toArray(String[]::new));
    }

    /** Started with a client with which people sign in, on a port of which they know beforehand. */
    static RunningGateway withLogin(Issuer issuer, Upstream upstream, String... arguments) throws IOException {
        int port = Ports.free();
        List<String> given = List.of(arguments);
        Stream<String> own = Stream.of(
                "--server.port=" + port,
                "--HIRING_PUBLIC_URL=http://127.0.0.1:" + port,
                "--HIRING_LOGIN_CLIENT_ID=" + CodeGrant.CLIENT,
                "--HIRING_LOGIN_CLIENT_SECRET=" + CodeGrant.SECRET);
        return start(
                issuer,
                upstream,
                Stream.concat(own.filter(argument -> !isNamed(argument, given)), given.stream())
                        .toArray(String[]::new));
    }

    static RunningGateway start(Issuer issuer, String... arguments) {
        Stream<String> own =
                Stream.of("--server.port=0", "--management.server.port=0", "--HIRING_ISSUER=" + issuer.url());
        List<String> given = List.of(arguments);
        String[] all = Stream.concat(own.filter(argument -> !isNamed(argument, given)), given.stream())
                .toArray(String[]::new);
        return new RunningGateway(new SpringApplicationBuilder(GatewayApplication.class).run(all));
    }

    private static boolean isNamed(String argument, List<String> given) {
        String name = argument.substring(0, argument.indexOf('=') + 1);
        return given.stream().anyMatch(other -> other.startsWith(name));
    }

    /** Waits until the first request has gone through, which on a busy machine takes longer than the others. */
    RunningGateway warm(Issuer issuer) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> get("/api/v1/questions", issuer).statusCode() == 200);
        return this;
    }

    String baseUrl() {
        return "http://127.0.0.1:" + port();
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private URI uri(String path) {
        return URI.create(baseUrl() + path);
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).build());
    }

    HttpResponse<String> get(String path, Issuer issuer) throws Exception {
        return get(path, "Authorization", "Bearer " + issuer.token());
    }

    HttpResponse<String> post(String path, Issuer issuer, BodyPublisher body) throws Exception {
        return send(request(path, "Authorization", "Bearer " + issuer.token())
                .POST(body)
                .build());
    }

    HttpResponse<String> method(String method, String path, String... headers)
            throws IOException, InterruptedException {
        return send(
                request(path, headers).method(method, BodyPublishers.noBody()).build());
    }

    HttpResponse<String> management(String path) throws IOException, InterruptedException {
        String port = context.getEnvironment().getRequiredProperty("local.management.port");
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .build());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(PATIENCE);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }
}
