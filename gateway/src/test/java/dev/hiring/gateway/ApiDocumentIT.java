package dev.hiring.gateway;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.json.JsonMapper;

import dev.hiring.apidocs.ApiDocuments;

/** The documents of what the gateway answers by itself are those of the code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiDocumentIT {

    static final List<String> VERSIONS = ApiDocuments.VERSIONS;

    private final Upstream upstream = new Upstream("upstream");
    private Issuer issuer;
    private RunningGateway gateway;

    @BeforeAll
    void start() throws Exception {
        issuer = new Issuer().start();
        gateway = RunningGateway.start(issuer, upstream);
    }

    @AfterAll
    void stop() {
        gateway.close();
        issuer.close();
        upstream.close();
    }

    @ParameterizedTest
    @FieldSource("VERSIONS")
    void documentIsThatOfTheCode(String version) {
        ApiDocuments.ofGateway(
                        gateway.context(),
                        GatewayApplication.class,
                        Map.of(
                                "/events",
                                Set.of("events-gone", "too-many-streams", "events-unavailable", "gateway-stopping")),
                        new JsonMapper().createObjectNode())
                .check(version);
    }
}
