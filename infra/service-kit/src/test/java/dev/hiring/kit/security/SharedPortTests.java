package dev.hiring.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import dev.hiring.kit.http.ApiTest;
import dev.hiring.kit.http.TestClient;

@ApiTest
@TestPropertySource(properties = "management.server.port=")
class SharedPortTests {

    @Autowired
    private TestClient client;

    @Test
    void opensNothingButHealthOnAPortThatIsSharedWithTheApi() {
        assertThat(client.send(client.request("/actuator/health")).status()).isEqualTo(200);
        assertThat(client.send(client.request("/actuator/prometheus")).problem())
                .isEqualTo("403 forbidden");
        assertThat(client.get("/actuator/info").status()).isEqualTo(403);
    }
}
