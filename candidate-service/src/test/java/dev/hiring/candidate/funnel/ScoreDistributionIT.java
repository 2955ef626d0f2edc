package dev.hiring.candidate.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import dev.hiring.candidate.Company;
import dev.hiring.candidate.Company.Applicant;
import dev.hiring.events.ScoreEvent.Status;
import dev.hiring.kit.security.Role;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.TestEvents;

/** The scores of a job, counted in the store. */
@ServiceTest
class ScoreDistributionIT {

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Autowired
    private Clock clock;

    private Company company;
    private String job;

    @BeforeEach
    void openAJob() {
        company = new Company(api, events, clock);
        job = company.job("""
                {"minimumPercent": 50}""");
    }

    @Test
    void countsTheFinalScoresOfTheJob() {
        for (String percent : List.of("12.50", "70.00", "70.00", "70.0", "100.00")) {
            score(job, percent);
        }
        score(company.job("{}"), "33.00");
        Applicant waiting = company.apply(job);
        company.score(waiting, 1, Status.AWAITING_REVIEW, "40.00", Map.of(), company.completedAt());
        company.awaitStage(waiting, "COMPLETED");

        JsonNode distribution = company.get("/api/v2/jobs/{id}/score-distribution", job);

        assertThat(distribution.required("jobId").asString()).isEqualTo(job);
        assertThat(distribution.required("n").intValue()).isEqualTo(5);
        assertThat(distribution.required("bins")).hasSize(10);
        assertThat(distribution.at("/bins/1/from").intValue()).isEqualTo(10);
        assertThat(distribution.at("/bins/1/to").intValue()).isEqualTo(20);
        assertThat(distribution.at("/bins/1/count").intValue()).isEqualTo(1);
        assertThat(distribution.at("/bins/7/count").intValue()).isEqualTo(3);
        assertThat(distribution.at("/bins/9/count").intValue()).isEqualTo(1);
        assertThat(distribution.required("median").decimalValue()).isEqualByComparingTo("70");
        assertThat(distribution.required("mean").decimalValue()).isEqualByComparingTo("64.5");
    }

    @Test
    void isEmptyBeforeTheFirstScore() {
        JsonNode distribution = company.get("/api/v2/jobs/{id}/score-distribution", job);

        assertThat(distribution.required("n").intValue()).isZero();
        assertThat(distribution.required("median").isNull()).isTrue();
    }

    @Test
    void isNotInTheFirstVersion() {
        company.as(Role.RECRUITER)
                .get()
                .uri("/api/v1/jobs/{id}/score-distribution", job)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://hiring.dev/problems/unknown-route");
    }

    private void score(String jobId, String percent) {
        Applicant applicant = company.apply(jobId);
        company.score(applicant, percent);
        company.awaitStage(applicant, percent.equals("12.50") ? "NOT_SELECTED" : "SHORTLISTED");
    }
}
