package dev.hiring.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class DrainTests {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void answersOnConnectionsThatEndThenRefusesThenClosesThePort() throws Exception {
        int port;
        CompletableFuture<Void> stop;
        List<HttpResponse<String>> answers = new ArrayList<>();
        try (ConfigurableApplicationContext service = start()) {
            port = service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            answers.add(ask(port));
            stop = CompletableFuture.runAsync(service::close);
            await().until(() -> {
                answers.add(ask(port));
                return answers.getLast().statusCode() == 503;
            });
            stop.get(20, TimeUnit.SECONDS);
        }
        assertThat(answers.stream().map(DrainTests::inShort).distinct())
                .containsExactly("200", "200 close", "503 close");
        HttpResponse<String> refusal = answers.getLast();
        assertThat(refusal.headers().firstValue("Retry-After")).hasValue("3");
        assertThat(refusal.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(refusal.body()).contains("/problems/service-unavailable");
        assertThat(isOpen(port)).isFalse();
    }

    /** Contexts are stopped and started again: those of tests, between two classes that share one. */
    @Test
    void answersAsBeforeWhenItIsStartedAgain() {
        Drain drain = new Drain(new DrainSettings(Duration.ZERO, Duration.ZERO));
        drain.start();
        drain.stop();
        assertThat(drain.isRefusing()).isTrue();
        drain.start();
        assertThat(drain.isClosing()).isFalse();
        assertThat(drain.isRefusing()).isFalse();
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(TestApi.class)
                .run(Stream.of(
                                "spring.application.name=test-service",
                                "server.port=0",
                                "management.server.port=0",
                                "hiring.security.public-paths=/public/**",
                                "hiring.drain.serve=1s",
                                "hiring.drain.refuse=1s")
                        .map(setting -> "--" + setting)
                        .toArray(String[]::new));
    }

    private HttpResponse<String> ask(int port) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + "/public/hello");
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private static String inShort(HttpResponse<String> answer) {
        return Stream.concat(
                        Stream.of(String.valueOf(answer.statusCode())),
                        answer.headers().allValues("Connection").stream())
                .reduce((status, connection) -> status + " " + connection)
                .orElseThrow();
    }

    private static boolean isOpen(int port) {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
