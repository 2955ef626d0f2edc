package dev.hiring.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The files that a certificate comes from. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class TlsFilesIT {
    @TempDir
    static Path folder;

    private final Upstream upstream = new Upstream("upstream");
    private Issuer issuer;

    @BeforeAll
    void start() throws Exception {
        issuer = new Issuer().start();
    }

    @AfterAll
    void stop() {
        issuer.close();
        upstream.close();
    }

    @Test
    void showsANewCertificateWithoutARestart(@TempDir Path other) throws Exception {
        Certificate first = Certificate.in(other);
        int port = Ports.free();
        try (RunningGateway renewing = RunningGateway.start(
                issuer,
                upstream,
                "--server.port=" + port,
                "--HIRING_TLS_CERTIFICATE=" + first.certificate(),
                "--HIRING_TLS_KEY=" + first.key(),
                "--spring.ssl.bundle.watch.file.quiet-period=200ms")) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("https://127.0.0.1:" + port + "/assets/message.css"))
                    .build();
            assertThat(statusWith(first, request)).isEqualTo(200);
            Certificate second = Certificate.in(other);
            await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> statusWith(second, request) == 200);
            assertThat(renewing.management("/actuator/health/readiness").statusCode())
                    .isEqualTo(200);
        }
    }

    private static int statusWith(Certificate certificate, HttpRequest request) throws Exception {
        try (HttpClient fresh =
                HttpClient.newBuilder().sslContext(certificate.trusting()).build()) {
            return fresh.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    @Test
    void doesNotStartWithoutTheFilesThatItWasTold(CapturedOutput output) throws Exception {
        Certificate.in(folder);
        assertThatThrownBy(() -> RunningGateway.start(
                        issuer,
                        upstream,
                        "--HIRING_TLS_CERTIFICATE=" + folder.resolve("web.crt"),
                        "--HIRING_TLS_KEY=" + folder.resolve("nothing.key")))
                .hasMessageContaining("HIRING_TLS_KEY");
        assertThatThrownBy(
                        () -> RunningGateway.start(issuer, upstream, "--HIRING_TLS_KEY=" + folder.resolve("web.key")))
                .hasMessageContaining("HIRING_TLS_CERTIFICATE");
        assertThat(output).contains("APPLICATION FAILED TO START", "nothing.key");
    }
}
