package dev.hiring.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsIT {
    private static final int MIB = 1024 * 1024;

    @TempDir
    static Path folder;

    private final Upstream upstream = new Upstream("upstream");
    private final Map<Version, HttpClient> clients = new EnumMap<>(Version.class);
    private Issuer issuer;
    private RunningGateway gateway;

    @BeforeAll
    void start() throws Exception {
        issuer = new Issuer().start();
        Certificate certificate = Certificate.in(folder);
        int port = Ports.free();
        gateway = RunningGateway.withLogin(
                issuer,
                upstream,
                "--server.port=" + port,
                "--HIRING_PUBLIC_URL=https://127.0.0.1:" + port,
                "--HIRING_TLS_CERTIFICATE=" + certificate.certificate(),
                "--HIRING_TLS_KEY=" + certificate.key(),
                "--spring.ssl.bundle.watch.file.quiet-period=200ms");
        for (Version version : Version.values()) {
            clients.put(version, client(version, certificate.trusting()));
        }
    }

    private static HttpClient client(Version version, SSLContext tls) {
        return HttpClient.newBuilder().version(version).sslContext(tls).build();
    }

    @AfterAll
    void stop() {
        clients.values().forEach(HttpClient::close);
        gateway.close();
        issuer.close();
        upstream.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void speaksWhatTheClientAsksFor(Version version) throws Exception {
        HttpResponse<String> answer = send(version, request("/api/v1/questions"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(version);
        assertThat(answer.headers().firstValue("Strict-Transport-Security").orElse(""))
                .contains("max-age=31536000");
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void refusesLargeHeaders(Version version) throws Exception {
        Problems.assertProblem(
                send(version, request("/api/v1/questions").header("X-Large", "y".repeat(20_000))),
                Problem.HEADERS_TOO_LARGE);
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void refusesManyHeaders(Version version) throws Exception {
        HttpRequest.Builder request = request("/api/v1/questions");
        for (int i = 0; i < 200; i++) {
            request.header("X-" + i, "y");
        }
        Problems.assertProblem(send(version, request), Problem.HEADERS_TOO_LARGE);
    }

    @Test
    void refusesHeadersThatAreFarTooLargeByTheProtocolItself() {
        HttpRequest.Builder request = request("/api/v1/questions").header("X-Large", "y".repeat(200_000));
        assertThatThrownBy(() ->
                        assertThat(send(Version.HTTP_2, request).statusCode()).isEqualTo(200))
                .isInstanceOfAny(AssertionError.class, IOException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void refusesALongUri(Version version) throws Exception {
        Problems.assertProblem(
                send(version, request("/api/v1/questions?text=" + "y".repeat(5_000))), Problem.URI_TOO_LONG);
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void takesABodyOfTheLargestSizeAndNoneThatIsLarger(Version version) throws Exception {
        assertThat(send(version, upload(MIB)).statusCode()).isEqualTo(200);
        Problems.assertProblem(send(version, upload(MIB + 1)), Problem.BODY_TOO_LARGE);
    }

    @Test
    void hangsUpOnABodyThatGoesOnAfterTheAnswer() throws Exception {
        AtomicLong sent = new AtomicLong();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                sent.incrementAndGet();
                return 'y';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                sent.addAndGet(length);
                return length;
            }
        };
        HttpRequest request = HttpRequest.newBuilder(uri("/api/v1/questions"))
                .POST(BodyPublishers.ofInputStream(() -> endless))
                .timeout(Duration.ofSeconds(60))
                .build();
        try {
            assertThat(Objects.requireNonNull(clients.get(Version.HTTP_2))
                            .send(request, BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(401);
        } catch (IOException e) {
            // The end of the stream can overtake the answer.
        }
        long atTheEnd = sent.get();
        assertThat(atTheEnd).isLessThan(32L * MIB);
        await().pollDelay(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(sent.get()).isLessThan(32L * MIB));
    }

    @Test
    void marksItsCookiesForHttpsAlone() throws Exception {
        HttpResponse<String> login = send(Version.HTTP_2, HttpRequest.newBuilder(uri("/login")));
        assertThat(login.statusCode()).isEqualTo(302);
        assertThat(login.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("__Host-hiring-login=")
                .containsIgnoringCase("HttpOnly")
                .contains("Secure", "SameSite=Lax", "Path=/");
    }

    @Test
    void leavesTheManagementPortAsItIs() throws Exception {
        assertThat(gateway.management("/actuator/health/readiness").statusCode())
                .isEqualTo(200);
    }

    private HttpRequest.Builder upload(int bytes) throws Exception {
        return request("/api/v1/questions")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[bytes])));
    }

    private HttpRequest.Builder request(String path) {
        try {
            return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + issuer.token());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private URI uri(String path) {
        return URI.create("https://127.0.0.1:" + gateway.port() + path);
    }

    private HttpResponse<String> send(Version version, HttpRequest.Builder request) throws Exception {
        return Objects.requireNonNull(clients.get(version))
                .send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
    }
}
