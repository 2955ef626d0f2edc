package dev.hiring.candidate.webhook;

import static dev.hiring.candidate.Company.text;
import static dev.hiring.candidate.webhook.HostileServer.answers;
import static dev.hiring.candidate.webhook.HostileServer.drips;
import static dev.hiring.candidate.webhook.HostileServer.floods;
import static dev.hiring.candidate.webhook.HostileServer.hangs;
import static dev.hiring.candidate.webhook.HostileServer.resets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

import dev.hiring.candidate.Company;
import dev.hiring.candidate.webhook.HostileServer.Behaviour;
import dev.hiring.candidate.webhook.Webhooks.Registered;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.SettableClock;
import dev.hiring.testkit.TestEvents;

/** Whatever a receiver does, it is put down in the log, and no other receiver feels it. */
@ServiceTest
@TestPropertySource(
        properties = {
            "hiring.outbound.permitted=127.0.0.0/8",
            "hiring.outbound.time-limit=2s",
            "hiring.webhooks.look-every=50ms"
        })
class HostileReceiverIT {

    private static final long TEN_MEGABYTES = 10_000_000;

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Autowired
    private SettableClock clock;

    private Webhooks webhooks;

    @BeforeEach
    void found() {
        webhooks = new Webhooks(new Company(api, events, clock));
    }

    @Test
    void endsWithOneThatHangs() throws IOException {
        assertThat(failure(hangs())).isEqualTo("TIMEOUT");
    }

    @Test
    void endsWithOneThatDrips() throws IOException {
        assertThat(failure(drips())).isEqualTo("TIMEOUT");
    }

    @Test
    void putsDownABrokenConnection() throws IOException {
        assertThat(failure(resets())).isEqualTo("BROKEN");
    }

    @Test
    void putsDownWhatIsNoHttp() throws IOException {
        assertThat(failure(answers("220 mail.example.org ESMTP\r\n"))).isEqualTo("BROKEN");
    }

    @Test
    void putsDownThatNobodyListens() throws IOException {
        String url;
        try (HostileServer closed = new HostileServer(hangs())) {
            url = closed.url();
        }
        Registered webhook = webhooks.register(url);
        webhooks.ping(webhook);

        assertThat(firstAttempt(webhook).required("failure").asString()).isEqualTo("CONNECT_FAILED");
    }

    @Test
    void followsNoRedirect() throws IOException {
        try (Receiver inside = new Receiver();
                HostileServer server = new HostileServer(answers("HTTP/1.1 307 Temporary Redirect\r\nLocation: "
                        + inside.url() + "\r\nContent-Length: 0\r\n\r\n"))) {
            Registered webhook = webhooks.register(server.url());
            webhooks.ping(webhook);

            assertThat(firstAttempt(webhook).required("status").asInt()).isEqualTo(307);
            assertThat(inside.messages).isEmpty();
        }
    }

    @Test
    void readsTheBeginningOfALongAnswer() throws IOException {
        AtomicLong sent = new AtomicLong();
        try (HostileServer server = new HostileServer(floods(TEN_MEGABYTES, sent))) {
            Registered webhook = webhooks.register(server.url());
            webhooks.ping(webhook);

            JsonNode attempt = firstAttempt(webhook);
            assertThat(attempt.required("status").asInt()).isEqualTo(200);
            assertThat(text(attempt, "excerpt")).hasSizeLessThanOrEqualTo(1_024);
            assertThat(sent).as("the rest stays with the sender").hasValueLessThan(TEN_MEGABYTES);
        }
    }

    @Test
    void trustsNoCertificateThatNobodyVouchesFor(@TempDir Path folder)
            throws IOException, GeneralSecurityException, InterruptedException {
        try (HostileServer server = new HostileServer(
                selfSigned(folder).getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                answers("HTTP/1.1 204 No Content\r\n\r\n"))) {
            Registered webhook = webhooks.register("https://127.0.0.1:" + server.port() + "/");
            webhooks.ping(webhook);

            assertThat(firstAttempt(webhook).required("failure").asString()).isEqualTo("TLS_FAILED");
        }
    }

    @Test
    void leavesOthersUnharmedByThoseThatHang() throws IOException {
        List<Registered> slow = new ArrayList<>();
        try (HostileServer server = new HostileServer(hangs());
                Receiver good = new Receiver()) {
            for (int i = 0; i < 20; i++) {
                Registered webhook = webhooks.register(server.url());
                slow.add(webhook);
                for (int ping = 0; ping < 10; ping++) {
                    webhooks.ping(webhook);
                }
            }
            Registered quick = webhooks.register(good.url());
            webhooks.ping(quick);

            await().atMost(Api.PATIENCE).until(() -> good.messages.size() == 1);
            assertThat(slow)
                    .as("200 messages to those that hang are still under way or wait")
                    .anySatisfy(webhook -> assertThat(webhooks.deliveries(webhook))
                            .anySatisfy(delivery ->
                                    assertThat(delivery.required("attempts")).isEmpty()));
            slow.forEach(webhook -> webhooks.ats()
                    .delete()
                    .uri("/api/v2/webhooks/{id}", webhook.id())
                    .exchange()
                    .expectStatus()
                    .isNoContent());
        }
    }

    private String failure(Behaviour behaviour) throws IOException {
        try (HostileServer server = new HostileServer(behaviour)) {
            Registered webhook = webhooks.register(server.url());
            webhooks.ping(webhook);
            return text(firstAttempt(webhook), "failure");
        }
    }

    private JsonNode firstAttempt(Registered webhook) {
        return webhooks.awaitNewest(webhook, it -> !it.required("attempts").isEmpty())
                .at("/attempts/0");
    }

    private static SSLContext selfSigned(Path folder)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path store = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "secret",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "secret".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "secret".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
