package dev.hiring.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the gateway's cookies, and follows where it is led when told to. */
final class Browser implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> cookies = new TreeMap<>();
    private final List<String> setCookies = new ArrayList<>();
    private final String gateway;

    Browser(RunningGateway gateway) {
        this.gateway = "http://127.0.0.1:" + gateway.port();
    }

    /** Signs in, and says where that ends. */
    HttpResponse<String> signIn() throws IOException, InterruptedException {
        return signIn("/login");
    }

    HttpResponse<String> signIn(String path) throws IOException, InterruptedException {
        return get(comeBackFrom(get(path)));
    }

    /** What the gateway is asked when the provider sends the person back. */
    String comeBackFrom(HttpResponse<String> start) throws IOException, InterruptedException {
        assertThat(start.statusCode()).isEqualTo(302);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(location(start))).build();
        String back = location(http.send(request, BodyHandlers.ofString()));
        assertThat(back).startsWith(gateway + "/login/oauth2/code/hiring?");
        return back.substring(gateway.length());
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, headers);
    }

    HttpResponse<String> send(String method, String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(gateway + path)).method(method, BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        answer.headers().allValues("Set-Cookie").forEach(this::keep);
        return answer;
    }

    private void keep(String line) {
        setCookies.add(line);
        for (HttpCookie cookie : HttpCookie.parse(line)) {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
    }

    JsonNode session() throws IOException, InterruptedException {
        HttpResponse<String> answer = get("/session");
        assertThat(answer.statusCode()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body());
    }

    /** What a page of the gateway's would send along. */
    String csrf() throws IOException, InterruptedException {
        return session().at("/csrf/token").asString();
    }

    Map<String, String> cookies() {
        return cookies;
    }

    List<String> setCookies() {
        return setCookies;
    }

    @Override
    public void close() {
        http.close();
    }
}
