package dev.hiring.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.netty.resolver.dns.DnsServerAddresses;
import io.netty.resolver.dns.RoundRobinDnsAddressResolverGroup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.netty.http.client.HttpClient;

/** A service with the name {@code service.example.}, and instances of it that come and go. */
class FreshAddressesTests {

    private static final String ONE = "127.0.0.1";
    private static final String OTHER = "127.0.0.2";

    private NameServer names;
    private HttpServer one;
    private HttpServer other;
    private HttpClient client;

    @BeforeEach
    void start() throws Exception {
        names = new NameServer(Duration.ofMinutes(10));
        one = instance(ONE, 0);
        other = instance(OTHER, one.getAddress().getPort());
        client = HttpClient.newConnection().resolver(resolver -> {
            FreshAddresses.resolveOften(resolver);
            resolver.dnsAddressResolverGroupProvider(builder -> new RoundRobinDnsAddressResolverGroup(
                    builder.nameServerProvider(_ -> DnsServerAddresses.singleton(names.address()).stream())));
        });
    }

    @AfterEach
    void stop() {
        one.stop(0);
        other.stop(0);
        names.close();
    }

    private static HttpServer instance(String address, int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(address, port), 0);
        server.createContext("/", exchange -> Upstream.answer(exchange, 200, address));
        server.start();
        return server;
    }

    @Test
    void asksEveryInstance() {
        names.say(List.of(ONE, OTHER));

        Set<String> answered = new HashSet<>();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            answered.add(ask());
            assertThat(answered).containsExactlyInAnyOrder(ONE, OTHER);
        });
    }

    @Test
    void findsAnInstanceThatCameBackElsewhere() {
        names.say(List.of(ONE));
        assertThat(ask()).isEqualTo(ONE);

        names.say(List.of(OTHER));

        await().atMost(Duration.ofSeconds(20)).until(() -> ask().equals(OTHER));
    }

    private String ask() {
        return String.valueOf(client.get()
                .uri("http://service.example.:" + one.getAddress().getPort() + "/")
                .responseContent()
                .aggregate()
                .asString()
                .block());
    }
}
