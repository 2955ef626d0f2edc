package dev.hiring.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class ForeignHeadersTests {

    private final ForeignHeaders foreign = new ForeignHeaders();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-User",
                "Cookie",
                "x-user-id",
                "X-USERNAME",
                "X-Organization",
                "X-Organization-Id",
                "X-Org-Id",
                "X-Roles",
                "X-Role",
                "X-Authenticated-User",
                "X-Remote-User",
                "Remote-User",
                "X-Real-IP",
                "X-Client-IP",
                "X-Original-URL",
                "X-Rewrite-URL",
                "X-HTTP-Method-Override",
                "Proxy-Connection"
            })
    void takesAway(String name) {
        assertThat(filtered(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "Content-Type",
                "Idempotency-Key",
                "If-Match",
                "If-None-Match",
                "Accept",
                "traceparent",
                "X-Request-Id"
            })
    void leaves(String name) {
        assertThat(filtered(name)).containsExactly(name);
    }

    @Test
    void leavesEveryValue() {
        HttpHeaders headers = new HttpHeaders();
        headers.add("If-None-Match", "\"1\"");
        headers.add("If-None-Match", "\"2\"");

        assertThat(foreign.filter(headers, exchange()).get("If-None-Match")).containsExactly("\"1\"", "\"2\"");
    }

    private Iterable<String> filtered(String name) {
        HttpHeaders headers = new HttpHeaders();
        headers.add(name, "value");
        return foreign.filter(headers, exchange()).headerNames();
    }

    private static MockServerWebExchange exchange() {
        return MockServerWebExchange.from(MockServerHttpRequest.get("/"));
    }
}
