package dev.hiring.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrainIT {

    private static final String[] DRAIN = {"--hiring.drain.serve=1s", "--hiring.drain.refuse=1s"};

    @TempDir
    static Path folder;

    @ParameterizedTest
    @CsvSource({"HTTP_1_1, 200, 200 close, 503 close", "HTTP_2, 200, 200, 503"})
    void answersOnConnectionsThatEndThenRefuses(Version version, String before, String answered, String refused)
            throws Exception {
        Certificate certificate = Certificate.in(folder);
        try (Issuer issuer = new Issuer().start();
                Upstream upstream = new Upstream("upstream");
                HttpClient http = HttpClient.newBuilder()
                        .version(version)
                        .sslContext(certificate.trusting())
                        .build();
                RunningGateway gateway = RunningGateway.start(
                        issuer,
                        upstream,
                        DRAIN[0],
                        DRAIN[1],
                        "--HIRING_TLS_CERTIFICATE=" + certificate.certificate(),
                        "--HIRING_TLS_KEY=" + certificate.key())) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("https://127.0.0.1:" + gateway.port() + "/api/v1/questions"))
                    .header("Authorization", "Bearer " + issuer.token())
                    .build();
            List<HttpResponse<String>> answers = new ArrayList<>();
            answers.add(http.send(request, BodyHandlers.ofString()));
            CompletableFuture<Void> stop = CompletableFuture.runAsync(gateway.context()::close);
            await().until(() -> {
                answers.add(http.send(request, BodyHandlers.ofString()));
                return answers.getLast().statusCode() == 503;
            });
            stop.get(20, TimeUnit.SECONDS);

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.version()).isEqualTo(version));
            assertThat(answers.stream().map(DrainIT::inShort).distinct())
                    .containsExactlyElementsOf(
                            Stream.of(before, answered, refused).distinct().toList());
            Problems.assertProblem(answers.getLast(), Problem.STOPPING);
            assertThat(answers.getLast().headers().allValues("Retry-After")).containsExactly("3");
        }
    }

    @Test
    void endsAlsoTheConnectionOfARequestThatWasThereBefore() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        try (Issuer issuer = new Issuer().start();
                Upstream slow = new Upstream("slow");
                RunningGateway gateway = RunningGateway.start(issuer, slow, DRAIN)) {
            Drain drain = gateway.context().getBean(Drain.class);
            slow.answerWith(exchange -> {
                arrived.countDown();
                await().until(drain::isClosing);
                Upstream.answer(exchange, 200, "finished");
            });
            CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(() -> get(gateway));
            arrived.await();
            CompletableFuture<Void> stop = CompletableFuture.runAsync(gateway.context()::close);

            assertThat(inShort(answer.get(10, TimeUnit.SECONDS))).isEqualTo("200 close");
            stop.get(20, TimeUnit.SECONDS);
        }
    }

    private static HttpResponse<String> get(RunningGateway gateway) {
        try {
            return gateway.get("/api/v1/sessions/1");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String inShort(HttpResponse<String> answer) {
        return Stream.concat(
                        Stream.of(String.valueOf(answer.statusCode())),
                        answer.headers().allValues("Connection").stream())
                .reduce((status, connection) -> status + " " + connection)
                .orElseThrow();
    }
}
