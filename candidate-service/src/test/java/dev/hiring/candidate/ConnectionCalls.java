package dev.hiring.candidate;

import static dev.hiring.candidate.AtsConnection.basic;
import static dev.hiring.candidate.AtsConnection.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

import dev.hiring.apidocs.Examples;
import dev.hiring.candidate.Company.Applicant;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.SettableClock;

/** Connects an ATS, lets it order a test, and does with both all that can be done. */
record ConnectionCalls(Api api, Company company, SettableClock clock, Examples.Caller ats) {

    void make(String job, String english) {
        JsonNode made = ats.send("createConnection", """
                {
                  "kind": "GREENHOUSE",
                  "description": "Greenhouse of the Berlin office",
                  "allowedHosts": ["127.0.0.1"],
                  "outboundCredential": "8d3c1f5e7a"
                }""");
        String id = made.at("/connection/id").asString();
        AtsConnection connection = new AtsConnection(
                api, company, clock, id, made.path("inboundKey").asString());
        ats.call("listConnections");
        ats.call("getConnection", "id", id);
        complain(connection);
        ats.call("listConnectionErrors", "id", id);
        order(connection, job, english);
        ats.call("rotateConnectionKey", "id", id, "immediately", "true");
        ats.send("replaceConnection", """
                {"description": "Greenhouse of the Berlin office", "allowedHosts": ["127.0.0.1"], "enabled": false}""", "id", id);
    }

    private static void complain(AtsConnection connection) {
        ok(connection.post("/ats/greenhouse/response_error", basic(connection.key() + ":"), """
                {"api_call": "test_status", "errors": ["partner_score is missing"], "partner_test_id": "12345",
                 "partner_interview_id": "299506"}"""));
    }

    /** The ATS does not know our credential at first. */
    private void order(AtsConnection connection, String job, String english) {
        try (AtsServer greenhouse = new AtsServer(401)) {
            String order = ok(connection.post("/ats/greenhouse/send_test", basic(connection.key() + ":"), """
                    {"partner_test_id": "%s", "url": "%s",
                     "candidate": {"first_name": "Alan", "last_name": "Turing", "email": "alan@example.org",
                       "greenhouse_profile_url": "https://app.greenhouse.io/people/1"}}""".formatted(
                                    job, greenhouse.url("/take_home_tests/1"))))
                    .path("partner_interview_id")
                    .asString();
            Applicant alan = connection.applicant(order);
            company.score(alan, "81.5");
            company.score(alan.in(english), "90");
            awaitFailure(connection, order);
            ats.call("listConnectionOrders", "connectionId", connection.id(), "state", "FAILED");
            ats.call("getConnectionOrder", "connectionId", connection.id(), "id", order);
            ats.call("resendConnectionOrder", "connectionId", connection.id(), "id", order);
        }
    }

    /** It may be put off for a second until the score is heard, so time goes on; afterwards it is as late as ever. */
    private void awaitFailure(AtsConnection connection, String order) {
        Instant begun = clock.instant();
        await().atMost(Api.PATIENCE).pollInterval(Duration.ofMillis(50)).untilAsserted(() -> {
            clock.advance(Duration.ofMillis(100));
            assertThat(connection.order(order).path("state").asString()).isEqualTo("FAILED");
        });
        clock.set(begun.plus(Duration.ofMinutes(1)));
    }
}
