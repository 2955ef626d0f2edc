package dev.hiring.identity;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The provider on random ports over a data directory, as its callers see it. */
final class RunningIdentity implements AutoCloseable {

    static final String ISSUER = "http://issuer.test";

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;
    private final Clients clients;

    private RunningIdentity(ConfigurableApplicationContext context, Path data) {
        this.context = context;
        this.clients = ClientsFile.load(new PrivateFile(data.resolve("clients.json")), List.of("none"));
    }

    static RunningIdentity start(Path data, String... arguments) {
        Stream<String> own = Stream.of(
                "--server.port=0",
                "--management.server.port=0",
                "--HIRING_ISSUER=" + ISSUER,
                "--hiring.identity.keys-file=" + data.resolve("keys.json"),
                "--hiring.identity.clients-file=" + data.resolve("clients.json"),
                "--hiring.identity.people-file=" + data.resolve("people.json"),
                "--hiring.identity.login-secret-file=" + data.resolve("login-secret"));
        String[] all = Stream.concat(own, Stream.of(arguments)).toArray(String[]::new);
        return new RunningIdentity(new SpringApplicationBuilder(IdentityApplication.class).run(all), data);
    }

    String url(String path) {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port") + path;
    }

    String managementUrl(String path) {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.management.port") + path;
    }

    HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return JSON.readTree(get(url(path)).body());
    }

    HttpResponse<String> requestToken(String client, String secret) throws IOException, InterruptedException {
        String credentials =
                Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url("/oauth2/token")))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    String token(String client) throws IOException, InterruptedException {
        HttpResponse<String> answer = requestToken(client, clients.get(client).clientSecret());
        return JSON.readTree(answer.body()).required("access_token").asString();
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }
}
