package dev.hiring.candidate.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;

import dev.hiring.candidate.Company;
import dev.hiring.candidate.webhook.Webhooks.Registered;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.SettableClock;
import dev.hiring.testkit.TestEvents;

/** Nothing inside the network is reached through a webhook, neither when it is registered nor when it is called. */
@ServiceTest
@Import(InsideAddressIT.Names.class)
@TestPropertySource(properties = "hiring.webhooks.look-every=50ms")
class InsideAddressIT {

    /** Public when it is looked up for the first time, inside from then on. */
    private static final String TURNING = "turning.example.org";

    private static final String MIXED = "mixed.example.org";

    @TestConfiguration(proxyBeanMethods = false)
    static class Names {

        @Bean
        @Primary
        DnsResolver scriptedNames() {
            AtomicInteger looks = new AtomicInteger();
            return new DnsResolver() {
                @Override
                public InetAddress[] resolve(String host) throws UnknownHostException {
                    return switch (host) {
                        case TURNING ->
                            InetAddress.getAllByName(looks.getAndIncrement() == 0 ? "93.184.216.34" : "127.0.0.1");
                        case MIXED ->
                            new InetAddress[] {InetAddress.getByName("93.184.216.34"), InetAddress.getByName("10.0.0.1")
                            };
                        default -> InetAddress.getAllByName(host);
                    };
                }

                @Override
                public String resolveCanonicalHostname(String host) {
                    return host;
                }
            };
        }
    }

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://localhost/",
                "https://2130706433/",
                "https://127.1/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://10.0.0.1/",
                "https://192.168.1.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://[fe80::1]/",
                "https://[fd00::1]/",
                "https://0/",
                "https://" + MIXED + "/",
                "http://93.184.216.34/"
            })
    void refusesToRegisterWhatIsInside(String url) {
        webhooks.ats()
                .post()
                .uri("/api/v2/webhooks")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"url\": \"%s\"}".formatted(url))
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("url");
    }

    @Test
    void refusesToCallANameThatHasTurnedInside() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        try (HostileServer inside = new HostileServer(_ -> connections.incrementAndGet())) {
            Registered webhook = webhooks.register("https://" + TURNING + ":" + inside.port() + "/");
            webhooks.ping(webhook);

            assertThat(webhooks.awaitNewest(
                                    webhook, it -> !it.required("attempts").isEmpty())
                            .at("/attempts/0/failure")
                            .asString())
                    .isEqualTo("ADDRESS_REFUSED");
            assertThat(connections).hasValue(0);
        }
    }
}
