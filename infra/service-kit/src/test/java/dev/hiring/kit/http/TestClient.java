package dev.hiring.kit.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.springframework.core.env.Environment;

import dev.hiring.kit.security.Role;
import dev.hiring.kit.security.TestIssuer;

/** Calls the server under test, as a recruiter unless told otherwise. */
public final class TestClient {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Environment environment;
    private final TestIssuer issuer;

    TestClient(Environment environment, TestIssuer issuer) {
        this.environment = environment;
        this.issuer = issuer;
    }

    public record Reply(int status, HttpResponse<String> http) {

        public String body() {
            return http.body();
        }

        public String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        public <T> T json(String path) {
            return JsonPath.read(body(), path);
        }

        public String problem() {
            String type = json("$.type");
            return status + " " + type.substring(Problem.TYPES.length());
        }

        /** The violations: their fields, then their reasons. */
        public String errors() {
            List<String> fields = json("$.errors[*].field");
            List<String> reasons = json("$.errors[*].reason");
            return "[" + String.join(", ", fields) + "] [" + String.join(", ", reasons) + "]";
        }
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port("local.server.port") + path));
    }

    public HttpRequest.Builder management(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port("local.management.port") + path));
    }

    public int port(String property) {
        return environment.getRequiredProperty(property, Integer.class);
    }

    public HttpRequest.Builder recruiter(String path) {
        return as(issuer.token("acme", Role.RECRUITER), path);
    }

    public HttpRequest.Builder as(String token, String path) {
        return request(path).header("Authorization", "Bearer " + token);
    }

    public Reply get(String path) {
        return send(recruiter(path));
    }

    public Reply post(String path, String json) {
        return post(path, json.getBytes(UTF_8));
    }

    public Reply post(String path, byte[] json) {
        return send(recruiter(path).header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(json)));
    }

    public Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), response);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
