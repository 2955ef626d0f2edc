package dev.hiring.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class ClientAddressTests {

    private static final String PROXIES = "10\\.0\\.0\\.\\d+";

    @Test
    void isThatOfTheConnectionWhenNoProxyIsTrusted() {
        assertThat(address("", "198.51.100.7", "203.0.113.9")).isEqualTo("198.51.100.7");
        assertThat(address(PROXIES, "198.51.100.7", "203.0.113.9")).isEqualTo("198.51.100.7");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            203.0.113.9                          | 203.0.113.9
            203.0.113.9, 10.0.0.2                | 203.0.113.9
            192.0.2.1, 203.0.113.9, 10.0.0.2     | 203.0.113.9
            10.0.0.3, 10.0.0.2                   | 10.0.0.1
            203.0.113.9, no-address              | unknown
            """)
    void isTheLastThatNoTrustedProxyHas(String forwarded, String expected) {
        assertThat(address(PROXIES, "10.0.0.1", forwarded)).isEqualTo(expected);
    }

    @Test
    void isTheWholeNetworkOfAnAddressOfVersion6() {
        assertThat(address("", "2001:db8:1:2:3:4:5:6", "")).isEqualTo(address("", "2001:db8:1:2::1", ""));
        assertThat(address("", "2001:db8:1:3::1", "")).isNotEqualTo(address("", "2001:db8:1:2::1", ""));
    }

    private static String address(String trusted, String remote, String forwarded) {
        MockServerHttpRequest.BaseBuilder<?> request = MockServerHttpRequest.get("/")
                .remoteAddress(new InetSocketAddress(InetAddress.ofLiteral(remote), 1234));
        if (!forwarded.isEmpty()) {
            request.header("X-Forwarded-For", forwarded);
        }
        return new ClientAddress(trusted).of(request.build());
    }
}
