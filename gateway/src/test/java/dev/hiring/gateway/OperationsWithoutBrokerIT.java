package dev.hiring.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Operators look when something is away. */
class OperationsWithoutBrokerIT {

    @Test
    void answersThoughTheBrokerIsAway() throws Exception {
        String nobody = "127.0.0.1:" + Ports.free();
        try (Upstream upstream = new Upstream("upstream");
                Issuer issuer = new Issuer().start();
                RunningGateway gateway = RunningGateway.start(issuer, upstream, "--HIRING_KAFKA=" + nobody)) {
            String token = issuer.sign(
                    issuer.header().build(),
                    issuer.claims().claim("roles", List.of("operator")).build());
            HttpResponse<String> answer = gateway.get("/api/v2/operations", "Authorization", "Bearer " + token);

            assertThat(answer.statusCode()).isEqualTo(200);
            JsonNode groups = new JsonMapper().readTree(answer.body()).path("consumerGroups");
            assertThat(groups.size()).isEqualTo(3);
            for (JsonNode group : groups) {
                assertThat(group.path("lag").isNull()).isTrue();
                assertThat(group.path("missing").path("lag").asString()).isIn("UNREACHABLE", "TIMED_OUT");
            }
        }
    }
}
