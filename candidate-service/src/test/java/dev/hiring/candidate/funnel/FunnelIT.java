package dev.hiring.candidate.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import dev.hiring.candidate.Company;
import dev.hiring.candidate.Company.Applicant;
import dev.hiring.events.ScoreEvent.Status;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.SettableClock;
import dev.hiring.testkit.TestEvents;

/** The funnel of a job, over stored applications. */
@ServiceTest
class FunnelIT {

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Autowired
    private SettableClock clock;

    @Test
    void countsTheApplicationsOfAJob() {
        Company company = new Company(api, events, clock);
        String job = company.job("""
                {"minimumPercent": 50}""");
        company.apply(job);
        Applicant invited = company.apply(job);
        Applicant decided = company.apply(job);
        clock.advance(Duration.ofSeconds(10));
        company.invite(invited);
        company.invite(decided);
        company.awaitStage(invited, "INVITED");
        company.awaitStage(decided, "INVITED");
        company.start(decided);
        company.complete(decided);
        company.awaitStage(decided, "COMPLETED");
        Instant completedAt = company.completedAt();
        clock.advance(Duration.ofMillis(2500));
        company.score(decided, 1, Status.FINAL, "70.00", Map.of(), completedAt);
        company.awaitStage(decided, "SHORTLISTED");

        JsonNode funnel = company.get("/api/v1/jobs/{id}/funnel", job);

        assertThat(funnel.required("applications").intValue()).isEqualTo(3);
        assertThat(stage(funnel, "RECEIVED").required("now").intValue()).isEqualTo(1);
        assertThat(stage(funnel, "RECEIVED").required("reached").intValue()).isEqualTo(3);
        assertThat(stage(funnel, "INVITED").required("now").intValue()).isEqualTo(1);
        assertThat(stage(funnel, "INVITED").required("reached").intValue()).isEqualTo(2);
        assertThat(stage(funnel, "SHORTLISTED").required("now").intValue()).isEqualTo(1);
        assertThat(funnel.at("/outcomes/shortlisted").intValue()).isEqualTo(1);
        assertThat(funnel.at("/medians/0/seconds").doubleValue()).isEqualTo(10.0);
        assertThat(funnel.at("/completedToDecision/n").intValue()).isEqualTo(1);
        assertThat(funnel.at("/completedToDecision/p50Ms").intValue()).isEqualTo(2500);
        assertThat(funnel.at("/completedToDecision/p99Ms").intValue()).isEqualTo(2500);
    }

    private static JsonNode stage(JsonNode funnel, String name) {
        for (JsonNode stage : funnel.required("stages")) {
            if (stage.required("stage").asString().equals(name)) {
                return stage;
            }
        }
        throw new AssertionError("no stage " + name);
    }
}
