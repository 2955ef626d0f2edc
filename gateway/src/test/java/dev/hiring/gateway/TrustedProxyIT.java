package dev.hiring.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrustedProxyIT {

    @Test
    void believesTheForwardedHeadersOfATrustedProxy() throws Exception {
        try (Issuer issuer = new Issuer().start();
                Upstream upstream = new Upstream("any");
                RunningGateway gateway =
                        RunningGateway.start(issuer, upstream, "--HIRING_TRUSTED_PROXIES=127\\.0\\.0\\.1")) {
            gateway.get(
                    "/api/v1/sessions/1",
                    "X-Forwarded-For",
                    "10.0.0.1",
                    "X-Forwarded-Proto",
                    "https",
                    "X-User",
                    "admin");

            var headers = upstream.asked().getFirst().headers();
            assertThat(headers.getFirst("X-Forwarded-Proto")).startsWith("https");
            assertThat(headers.getFirst("X-Forwarded-For")).contains("127.0.0.1");
            assertThat(headers).doesNotContainKey("X-user");
        }
    }
}
