package dev.hiring.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import dev.hiring.kit.http.ApiTest;
import dev.hiring.kit.http.TestClient;

@ApiTest
class AccessTests {

    @Autowired
    private TestClient client;

    @Autowired
    private TestIssuer issuer;

    @Test
    void letsInTheRolesThatAreNamed() {
        assertThat(get("/things", Role.RECRUITER).status()).isEqualTo(200);
        assertThat(get("/things", Role.ATS).problem()).isEqualTo("403 forbidden");
        assertThat(get("/things").problem()).isEqualTo("403 forbidden");
    }

    @Test
    void judgesTheRoleBeforeTheBody() {
        TestClient.Reply reply = client.send(client.as(issuer.token("acme", Role.ATS), "/things")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{")));
        assertThat(reply.problem()).isEqualTo("403 forbidden");
    }

    @Test
    void letsNobodyInWhereNoRoleIsNamed() {
        assertThat(get("/undeclared", Role.ADMIN, Role.RECRUITER).problem()).isEqualTo("403 forbidden");
    }

    @Test
    void leavesBearerTokensOnPublicPathsAlone() {
        assertThat(client.send(client.as("opaque-invitation", "/public/hello")).body())
                .isEqualTo("hello");
        assertThat(client.send(client.request("/public/hello")).body()).isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/health", "/actuator/env", "/actuator/prometheus"})
    void hasNoActuatorOnThePublicPort(String path) {
        assertThat(client.send(client.request(path)).problem()).isEqualTo("404 unknown-route");
    }

    @Test
    void opensActuatorOnTheManagementPort() {
        assertThat(client.send(client.management("/actuator/health/readiness")).body())
                .contains("\"UP\"");
        assertThat(client.send(client.management("/actuator/health/liveness")).body())
                .contains("\"UP\"");
        get("/things", Role.RECRUITER);
        String metrics = client.send(client.management("/actuator/prometheus")).body();
        assertThat(metrics)
                .contains("application=\"test-service\"")
                .contains("http_server_requests_seconds_bucket")
                .contains("uri=\"/things\"");
        assertThat(client.send(client.management("/actuator/env")).status()).isNotEqualTo(200);
    }

    @Test
    void hasNoApiOnTheManagementPort() {
        assertThat(client.send(client.management("/public/hello")).status()).isNotEqualTo(200);
    }

    private TestClient.Reply get(String path, String... roles) {
        return client.send(client.as(issuer.token("acme", roles), path));
    }
}
