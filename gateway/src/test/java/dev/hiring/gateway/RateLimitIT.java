package dev.hiring.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quotas are so small, and come back so late, that what is left is the same however long a test takes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RateLimitIT {

    private final Upstream upstream = new Upstream("upstream");

    private Issuer issuer;
    private RunningGateway gateway;

    @BeforeAll
    void start() throws Exception {
        issuer = new Issuer().start();
        gateway = RunningGateway.start(
                issuer,
                upstream,
                "--hiring.rates.plans.standard.client.tokens=6",
                "--hiring.rates.plans.standard.client.per=1h",
                "--hiring.rates.plans.standard.organization.tokens=10",
                "--hiring.rates.plans.standard.organization.per=1h",
                "--hiring.rates.plans.big.client.tokens=1000",
                "--hiring.rates.plans.big.client.per=1h",
                "--hiring.rates.plans.big.organization.tokens=2000",
                "--hiring.rates.plans.big.organization.per=1h",
                "--hiring.rates.organizations.globex=big",
                "--hiring.rates.address.tokens=12",
                "--hiring.rates.address.per=1h",
                "--HIRING_RATES_START=3");
    }

    @AfterAll
    void stop() {
        gateway.close();
        issuer.close();
        upstream.close();
    }

    @Test
    void saysWhatIsLeftAndRefusesWhatIsTooMuch() throws Exception {
        HttpResponse<String> first = get("/api/v1/questions", token("says", "a"));
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(header(first, "RateLimit-Policy")).isEqualTo("\"client\";q=6;w=3600, \"organization\";q=10;w=3600");
        assertThat(header(first, "RateLimit")).matches("\"client\";r=5;t=\\d{1,3}, \"organization\";r=9;t=\\d{1,3}");
        for (int i = 0; i < 5; i++) {
            assertThat(get("/api/v1/questions", token("says", "a")).statusCode())
                    .isEqualTo(200);
        }
        upstream.forget();

        HttpResponse<String> refused = get("/api/v1/questions", token("says", "a"));

        Problems.assertProblem(refused, Problem.RATE_LIMITED);
        assertThat(Integer.parseInt(header(refused, "Retry-After"))).isBetween(1, 600);
        assertThat(header(refused, "RateLimit")).matches("\"client\";r=0;t=\\d{4}");
        assertThat(upstream.asked()).isEmpty();
    }

    @Test
    void countsAnOrganizationsClientsApartAndTogether() throws Exception {
        for (int i = 0; i < 5; i++) {
            get("/api/v1/questions", token("together", "a"));
            get("/api/v1/questions", token("together", "b"));
        }

        assertThat(get("/api/v1/questions", token("together", "c")).statusCode())
                .isEqualTo(429);
        assertThat(get("/api/v1/questions", token("another", "c")).statusCode()).isEqualTo(200);
    }

    @Test
    void givesAnOrganizationWhatItsPlanSays() throws Exception {
        assertThat(header(get("/api/v1/questions", token("globex", "a")), "RateLimit-Policy"))
                .isEqualTo("\"client\";q=1000;w=3600, \"organization\";q=2000;w=3600");
    }

    @Test
    void chargesWritesMoreThanReads() throws Exception {
        HttpResponse<String> written =
                gateway.method("POST", "/api/v1/questions", "Authorization", "Bearer " + token("writes", "a"));

        assertThat(header(written, "RateLimit")).startsWith("\"client\";r=4;");
    }

    @Test
    void findsNoOtherBucketForOtherSpellings() throws Exception {
        String token = token("spellings", "a");
        for (String path : List.of(
                "/api/v1/questions",
                "/api/v1/questions/",
                "/api/v1/questions?a=b",
                "/api/v1/questions/%41",
                "/api/v1/jobs",
                "/api/v2/questions")) {
            assertThat(get(path, token).statusCode()).isEqualTo(200);
        }
        for (String path : List.of("/api/v1/questions/x", "/api/v2/applications", "/api/v1/assessments")) {
            assertThat(get(path, token, "X-Forwarded-For", "203.0.113.7", "X-Organization", "another")
                            .statusCode())
                    .isEqualTo(429);
        }
        for (String path : List.of("/api//v1/questions", "/api/v1/questions;x=1", "/api/v1/%2e/questions")) {
            assertThat(get(path, token).statusCode()).isEqualTo(400);
        }
    }

    /** One after the other, since they all come from one address. */
    @Test
    void countsCandidatesByTheirAddressAndStartsStricter() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(start("v" + (i % 2 + 1), "session-" + i, "203.0.113." + i)
                            .statusCode())
                    .isEqualTo(200);
        }
        HttpResponse<String> refused = start("v2", "session-3", "203.0.113.9");
        Problems.assertProblem(refused, Problem.RATE_LIMITED);
        assertThat(header(refused, "RateLimit-Policy")).isEqualTo("\"route\";q=3;w=60");

        for (int i = 0; i < 9; i++) {
            assertThat(gateway.get("/api/v1/sessions/" + i, "X-Forwarded-For", "203.0.113." + i)
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(gateway.get("/api/v1/sessions/9", "X-Forwarded-For", "203.0.113.99")
                        .statusCode())
                .isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/questions", "/api/v1/unknown"})
    void chargesNobodyForWhatIsRefusedBefore(String path) throws Exception {
        assertThat(gateway.get(path).headers().firstValue("RateLimit")).isEmpty();
    }

    private HttpResponse<String> start(String version, String session, String forwardedFor) throws Exception {
        return gateway.method(
                "POST", "/api/" + version + "/sessions/" + session + "/start", "X-Forwarded-For", forwardedFor);
    }

    private HttpResponse<String> get(String path, String token, String... more) throws Exception {
        String[] headers = new String[more.length + 2];
        headers[0] = "Authorization";
        headers[1] = "Bearer " + token;
        System.arraycopy(more, 0, headers, 2, more.length);
        return gateway.get(path, headers);
    }

    private String token(String organization, String client) throws Exception {
        return issuer.sign(
                issuer.header().build(),
                issuer.claims().claim("org", organization).subject(client).build());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
