package dev.hiring.candidate.retention;

import static dev.hiring.candidate.Company.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

import dev.hiring.candidate.Company;
import dev.hiring.candidate.Company.Applicant;
import dev.hiring.candidate.person.CandidateService;
import dev.hiring.kit.security.Role;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.SettableClock;
import dev.hiring.testkit.TestEvents;

/** Organizations say how long they keep candidates, and nobody is kept for longer. */
@ServiceTest
class RetentionIT {

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Autowired
    private SettableClock clock;

    @Autowired
    private RetentionService retention;

    @Autowired
    private CandidateService candidates;

    private Company company;
    private String job;

    @BeforeEach
    void openAJob() {
        company = new Company(api, events, clock);
        job = company.job("{\"minimumPercent\": 50}");
    }

    @Test
    void keepsEverybodyUntilARuleIsSet() {
        Applicant ada = company.apply(job);
        clock.advance(Duration.ofDays(4_000));

        retention.eraseWhoseTimeIsOver();

        assertThat(isErased(ada)).isFalse();
        assertThat(get().toString()).isEqualTo("{\"eraseAfterDays\":null,\"keepHired\":true}");
    }

    @Test
    void erasesWhomNothingHasHappenedToForLongEnough() {
        Applicant ada = company.apply(job);
        Applicant grace = company.apply(job);
        put("\"0\"", "{\"eraseAfterDays\": 180, \"keepHired\": true}")
                .expectStatus()
                .isOk();
        clock.advance(Duration.ofDays(100));
        company.score(grace, "80.00");
        company.awaitStage(grace, "SHORTLISTED");
        clock.advance(Duration.ofDays(81));

        retention.eraseWhoseTimeIsOver();

        assertThat(isErased(ada)).isTrue();
        assertThat(isErased(grace)).isFalse();
        assertThat(text(erasureOf(ada), "requestedBy")).isEqualTo("retention");
    }

    @Test
    void keepsWhoWasHiredAsLongAsTheRuleSaysSo() {
        Applicant ada = hired();
        put("\"0\"", "{\"eraseAfterDays\": 30, \"keepHired\": true}")
                .expectStatus()
                .isOk();
        clock.advance(Duration.ofDays(31));

        retention.eraseWhoseTimeIsOver();
        assertThat(isErased(ada)).isFalse();

        put("\"1\"", "{\"eraseAfterDays\": 30, \"keepHired\": false}")
                .expectStatus()
                .isOk();
        retention.eraseWhoseTimeIsOver();
        assertThat(isErased(ada)).isTrue();
    }

    private Applicant hired() {
        Applicant ada = company.apply(job);
        company.score(ada, "80.00");
        company.awaitStage(ada, "SHORTLISTED");
        company.as(Role.RECRUITER)
                .post()
                .uri("/api/v2/applications/{id}/move", ada.id())
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"stage\": \"HIRED\", \"reason\": \"the best\"}")
                .exchange()
                .expectStatus()
                .isOk();
        return ada;
    }

    @Test
    void touchesNobodyOfAnotherOrganization() {
        Company other = new Company(api, events, clock);
        Applicant ada = other.apply(other.job("{}"));
        put("\"0\"", "{\"eraseAfterDays\": 1, \"keepHired\": true}")
                .expectStatus()
                .isOk();
        clock.advance(Duration.ofDays(2));

        retention.eraseWhoseTimeIsOver();

        assertThat(candidates.isErased(other.organization(), ada.candidateId())).isFalse();
    }

    @Test
    void changesOnlyTheRuleThatWasSeen() {
        put("\"0\"", "{\"eraseAfterDays\": 30, \"keepHired\": true}")
                .expectStatus()
                .isOk();

        put("\"0\"", "{\"eraseAfterDays\": 60, \"keepHired\": true}")
                .expectStatus()
                .isEqualTo(HttpStatus.PRECONDITION_FAILED);
        assertThat(get().required("eraseAfterDays").asInt()).isEqualTo(30);
    }

    @Test
    void refusesTimesThatAreNone() {
        for (String days : new String[] {"0", "-1", "3651", "1.5", "\"30\""}) {
            put("\"0\"", "{\"eraseAfterDays\": %s, \"keepHired\": true}".formatted(days))
                    .expectStatus()
                    .is4xxClientError();
        }
        assertThat(get().required("eraseAfterDays").isNull()).isTrue();
    }

    private boolean isErased(Applicant applicant) {
        return candidates.isErased(company.organization(), applicant.candidateId());
    }

    private JsonNode erasureOf(Applicant applicant) {
        return company.getAs(Role.ADMIN, "/api/v1/candidates/" + applicant.candidateId() + "/erasure");
    }

    private JsonNode get() {
        return company.getAs(Role.ADMIN, "/api/v1/retention");
    }

    private RestTestClient.ResponseSpec put(String ifMatch, String body) {
        return company.as(Role.ADMIN)
                .put()
                .uri("/api/v1/retention")
                .header("If-Match", ifMatch)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }
}
