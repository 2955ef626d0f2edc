package dev.hiring.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class IssuerAwayIT {

    @Test
    void startsWithoutTheIssuerAndRecoversWithIt() throws Exception {
        try (Issuer issuer = new Issuer();
                Upstream upstream = new Upstream("any");
                RunningGateway gateway = RunningGateway.start(issuer, upstream)) {
            HttpResponse<String> away = gateway.get("/api/v1/questions", issuer);

            Problems.assertProblem(away, Problem.ISSUER_UNAVAILABLE);
            assertThat(away.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(gateway.management("/actuator/health/readiness").statusCode())
                    .isEqualTo(200);
            assertThat(gateway.get("/api/v1/sessions/1").statusCode()).isEqualTo(200);
            Problems.assertProblem(gateway.get("/api/v1/questions"), Problem.UNAUTHENTICATED);

            issuer.start();
            gateway.warm(issuer);

            issuer.close();
            assertThat(gateway.get("/api/v1/questions", issuer).statusCode()).isEqualTo(200);
        }
    }
}
