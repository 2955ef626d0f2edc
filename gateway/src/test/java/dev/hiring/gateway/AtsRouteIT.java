package dev.hiring.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Applicant tracking systems call with keys that only the service behind can check. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AtsRouteIT {

    private static final String LIST = "/ats/greenhouse/list_tests";

    private final Upstream upstream = new Upstream("candidate");

    private Issuer issuer;
    private RunningGateway gateway;

    @BeforeAll
    void start() throws Exception {
        issuer = new Issuer().start();
        gateway = RunningGateway.start(
                issuer,
                upstream,
                "--hiring.rates.plans.standard.client.tokens=3",
                "--hiring.rates.plans.standard.client.per=1h",
                "--hiring.rates.address.tokens=1000",
                "--hiring.rates.address.per=1h");
    }

    @AfterAll
    void stop() {
        gateway.close();
        issuer.close();
        upstream.close();
    }

    @BeforeEach
    void forget() {
        upstream.forget();
    }

    @Test
    void passesAKeyUntouchedAndARequestWithoutOneForTheServiceToRefuse() throws Exception {
        assertThat(list("Basic a2V5Og==").statusCode()).isEqualTo(200);
        assertThat(gateway.get("/ats/workable/tests", "Authorization", "Bearer ats_key")
                        .statusCode())
                .isEqualTo(200);
        assertThat(gateway.get(LIST).statusCode()).isEqualTo(200);

        assertThat(upstream.asked())
                .extracting(asked -> asked.headers().getFirst("Authorization"))
                .containsExactly("Basic a2V5Og==", "Bearer ats_key", null);
    }

    @Test
    void opensNothingElseByAKey() throws Exception {
        Problems.assertProblem(
                gateway.get("/api/v2/connections", "Authorization", "Basic a2V5Og=="), Problem.UNAUTHENTICATED);
        assertThat(upstream.asked()).isEmpty();
    }

    @Test
    void countsEachKeyByItself() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(list("Basic b25lOg==").statusCode()).isEqualTo(200);
        }

        HttpResponse<String> refused = list("Basic b25lOg==");

        Problems.assertProblem(refused, Problem.RATE_LIMITED);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isPositive();
        assertThat(refused.headers().firstValue("RateLimit").orElseThrow())
                .contains("\"client\";r=0;")
                .doesNotContain("b25l");
        assertThat(list("Basic dHdvOg==").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> list(String authorization) throws Exception {
        return gateway.get(LIST, "Authorization", authorization);
    }
}
