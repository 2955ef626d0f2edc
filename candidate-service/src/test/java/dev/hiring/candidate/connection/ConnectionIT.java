package dev.hiring.candidate.connection;

import static dev.hiring.candidate.AtsConnection.basic;
import static dev.hiring.candidate.AtsConnection.ok;
import static dev.hiring.candidate.Company.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

import dev.hiring.candidate.AtsConnection;
import dev.hiring.candidate.Company;
import dev.hiring.kit.security.Role;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.SettableClock;
import dev.hiring.testkit.TestEvents;

/** A connection's keys open what they should, for as long as they should, and are shown once. */
@ServiceTest
@TestPropertySource(properties = "hiring.outbound.permitted=127.0.0.0/8")
class ConnectionIT {

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Autowired
    private SettableClock clock;

    @Autowired
    private MongoOperations mongo;

    private Company company;
    private AtsConnection connection;

    @BeforeEach
    void connect() {
        company = new Company(api, events, clock);
        connection = AtsConnection.create(api, company, clock, "GREENHOUSE");
    }

    @Test
    void showsAKeyOnceAndTheCredentialNever() {
        List<JsonNode> answers = Stream.of(
                        connection.operators(""),
                        ok(company.as(Role.ADMIN)
                                .get()
                                .uri("/api/v2/connections")
                                .exchange()))
                .toList();

        assertThat(connection.key()).hasSizeLessThan(171);
        assertThat(answers)
                .extracting(JsonNode::toString)
                .allSatisfy(answer -> assertThat(answer)
                        .contains("\"allowedHosts\":[\"127.0.0.1\"]")
                        .doesNotContain(connection.key())
                        .doesNotContain(AtsConnection.CREDENTIAL));
        assertThat(mongo.getCollection("ats-connections").find().map(Object::toString))
                .noneSatisfy(stored -> assertThat(stored).contains(connection.key()))
                .noneSatisfy(stored -> assertThat(stored).contains(AtsConnection.CREDENTIAL));
    }

    @Test
    void answersARepeatedRequestWithTheConnectionAndWithoutTheKey() {
        List<JsonNode> answers = Stream.of("first", "second")
                .map(_ -> ok(company.as(Role.ATS)
                        .post()
                        .uri("/api/v1/connections")
                        .header("Idempotency-Key", "one")
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(body("\"GREENHOUSE\"", "[\"127.0.0.1\"]", "\"credential\""))
                        .exchange()))
                .toList();

        assertThat(answers.get(1).required("connection"))
                .isEqualTo(answers.get(0).required("connection"));
        assertThat(status(text(answers.get(0), "inboundKey"))).isEqualTo(200);
        assertThat(answers.get(1).required("inboundKey").isNull()).isTrue();
    }

    @Test
    void letsTheOldKeyInForADayAfterARotation() {
        String next = text(rotate(""), "inboundKey");

        assertThat(status(next)).isEqualTo(200);
        clock.advance(Duration.ofHours(24).minusSeconds(1));
        assertThat(status(connection.key())).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(status(connection.key())).isEqualTo(401);
        assertThat(status(next)).isEqualTo(200);
    }

    @Test
    void endsALeakedKeyAtOnce() {
        String leaked = text(rotate(""), "inboundKey");
        String next = text(rotate("?immediately=true"), "inboundKey");

        assertThat(Stream.of(connection.key(), leaked, next).map(this::status)).containsExactly(401, 401, 200);
        assertThat(connection.operators("").required("keys")).hasSize(1);
    }

    @Test
    void opensNothingWhileItIsSwitchedOff() {
        replace("{\"allowedHosts\": [\"127.0.0.1\"], \"enabled\": false}")
                .expectStatus()
                .isOk();
        assertThat(status(connection.key())).isEqualTo(401);

        replace("{\"allowedHosts\": [\"127.0.0.1\", \"EXAMPLE.org\"], \"enabled\": true}")
                .expectStatus()
                .isOk();
        assertThat(status(connection.key())).isEqualTo(200);
        assertThat(connection.operators("").required("allowedHosts")).hasToString("[\"127.0.0.1\",\"example.org\"]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "OTHER" | ["127.0.0.1"] | "x" | 400 | kind
            null | ["127.0.0.1"] | "x" | 400 | kind
            "GREENHOUSE" | [] | "x" | 400 | allowedHosts
            "GREENHOUSE" | null | "x" | 400 | allowedHosts
            "GREENHOUSE" | [null] | "x" | 400 | allowedHosts[0]
            "GREENHOUSE" | ["127.0.0.1", "10.0.0.1"] | "x" | 422 | allowedHosts[1]
            "GREENHOUSE" | ["169.254.169.254"] | "x" | 422 | allowedHosts[0]
            "GREENHOUSE" | ["[::1]"] | "x" | 422 | allowedHosts[0]
            "GREENHOUSE" | ["127.0.0.1:80"] | "x" | 422 | allowedHosts[0]
            "GREENHOUSE" | ["127.0.0.1/path"] | "x" | 422 | allowedHosts[0]
            "GREENHOUSE" | ["me@127.0.0.1"] | "x" | 422 | allowedHosts[0]
            "GREENHOUSE" | ["*.example.org"] | "x" | 422 | allowedHosts[0]
            "GREENHOUSE" | ["127.0.0.1"] | null | 400 | outboundCredential
            "GREENHOUSE" | ["127.0.0.1"] | "a b" | 400 | outboundCredential
            "GREENHOUSE" | ["127.0.0.1"] | "a\\r\\nX: y" | 400 | outboundCredential
            """)
    void refusesWhatCannotBe(String kind, String hosts, String credential, int status, String field) {
        company.as(Role.ATS)
                .post()
                .uri("/api/v2/connections")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body(kind, hosts, credential))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(JsonNode.class)
                .value(problem ->
                        assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field));
    }

    private static String body(String kind, String hosts, String credential) {
        return """
                {"kind": %s, "allowedHosts": %s, "outboundCredential": %s}""".formatted(kind, hosts, credential);
    }

    private JsonNode rotate(String query) {
        return ok(company.as(Role.ADMIN)
                .post()
                .uri("/api/v2/connections/" + connection.id() + "/rotate-key" + query)
                .exchange());
    }

    private RestTestClient.ResponseSpec replace(String body) {
        return company.as(Role.ADMIN)
                .put()
                .uri("/api/v2/connections/" + connection.id())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private int status(String key) {
        return connection
                .get("/ats/greenhouse/list_tests", basic(key + ":"))
                .returnResult()
                .getStatus()
                .value();
    }
}
