package dev.hiring.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import dev.hiring.kit.http.ApiTest;
import dev.hiring.kit.http.TestClient;

@ApiTest
@TestPropertySource(properties = "hiring.security.jwks-uri=http://127.0.0.1:1/keys")
class IssuerAwayTests {

    @Autowired
    private TestClient client;

    @Autowired
    private TestIssuer issuer;

    @Test
    void asksToComeBackWhenNoTokenCanBeChecked() {
        for (int i = 0; i < 5; i++) {
            TestClient.Reply reply = client.send(client.as(issuer.token("acme", Role.ATS), "/caller"));
            assertThat(reply.problem()).isEqualTo("503 issuer-unavailable");
            assertThat(reply.header("Retry-After")).isEqualTo("5");
        }
    }

    @Test
    void goesOnWithoutTheIssuerWhereNoTokenIsNeeded() {
        assertThat(client.send(client.request("/public/hello")).body()).isEqualTo("hello");
    }
}
