package dev.hiring.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VersionIT {

    private final Upstream upstream = new Upstream("upstream");
    private Issuer issuer;
    private RunningGateway gateway;

    @BeforeAll
    void start() throws Exception {
        issuer = new Issuer().start();
        gateway = RunningGateway.start(
                issuer,
                upstream,
                "--hiring.versions.live[0].name=v1",
                "--hiring.versions.live[0].deprecated=2026-12-01T00:00:00Z",
                "--hiring.versions.live[0].sunset=2027-12-01T00:00:00Z",
                "--hiring.versions.live[0].successor=v2",
                "--hiring.versions.live[1].name=v2",
                "--hiring.versions.withdrawn=v0");
    }

    @AfterAll
    void stop() {
        gateway.close();
        issuer.close();
        upstream.close();
    }

    @BeforeEach
    void answer() {
        upstream.answerWith(exchange -> Upstream.answer(exchange, 200, "upstream"));
    }

    @Test
    void saysOfAVersionOnItsWayOutHowLongItLivesAndWhatComesAfter() throws Exception {
        HttpResponse<String> answer = gateway.get("/api/v1/questions/7?a=b", issuer);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Deprecation")).hasValue("@1796083200");
        assertThat(answer.headers().firstValue("Sunset")).hasValue("Wed, 01 Dec 2027 00:00:00 GMT");
        assertThat(answer.headers().firstValue("Link")).hasValue("</api/v2/questions/7>; rel=\"successor-version\"");
    }

    @Test
    void saysNothingOfAVersionThatStays() throws Exception {
        HttpResponse<String> answer = gateway.get("/api/v2/questions/7", issuer);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(upstream.asked())
                .last()
                .satisfies(asked -> assertThat(asked.uri()).isEqualTo("/api/v2/questions/7"));
        assertThat(answer.headers().map()).doesNotContainKeys("deprecation", "sunset", "link");
    }

    @Test
    void countsWhoStillAsksForIt() throws Exception {
        long before = asked("v1");
        gateway.get("/api/v1/questions", issuer);
        gateway.get("/api/v1/questions");
        gateway.get("/api/v2/questions", issuer);

        assertThat(asked("v1")).isEqualTo(before + 2);
    }

    private long asked(String version) throws Exception {
        return gateway.management("/actuator/prometheus")
                .body()
                .lines()
                .filter(line ->
                        line.startsWith("hiring_api_requests_total{") && line.contains("version=\"" + version + "\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void saysItInRefusalsToo() throws Exception {
        HttpResponse<String> refused = gateway.get("/api/v1/questions");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("Deprecation")).isPresent();
    }

    @Test
    void keepsTheLinksOfTheAnswer() throws Exception {
        upstream.answerWith(exchange -> {
            exchange.getResponseHeaders().set("Link", "</api/v1/questions?cursor=x>; rel=\"next\"");
            Upstream.answer(exchange, 200, "page");
        });

        assertThat(gateway.get("/api/v1/questions", issuer).headers().allValues("Link"))
                .hasSize(2)
                .anyMatch(link -> link.contains("rel=\"next\""))
                .anyMatch(link -> link.contains("rel=\"successor-version\""));
    }

    @Test
    void namesTheVersionsThatLiveToWhoAsksForAnother() throws Exception {
        assertThat(gateway.get("/api/v9/questions").statusCode()).isEqualTo(404);
        assertThat(gateway.get("/api/v9/questions").body())
                .contains("/problems/version-unknown\"")
                .endsWith(",\"versions\":[\"v1\",\"v2\"]}");
        assertThat(gateway.get("/api/v0").statusCode()).isEqualTo(410);
        assertThat(gateway.get("/api/v0/questions").body())
                .contains("/problems/version-withdrawn\"")
                .endsWith(",\"versions\":[\"v1\",\"v2\"]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/V1/questions",
                "/api/%76%31/questions",
                "/api/v/questions",
                "/api/v12345/questions",
                "/api/questions/questions",
                "/api",
                "/v1/questions"
            })
    void knowsNoOtherSpelling(String path) throws Exception {
        Problems.assertProblem(gateway.get(path, issuer), Problem.NOT_FOUND);
    }
}
