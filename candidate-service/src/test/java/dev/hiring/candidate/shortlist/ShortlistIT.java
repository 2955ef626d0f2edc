package dev.hiring.candidate.shortlist;

import static dev.hiring.candidate.Company.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

import dev.hiring.candidate.Company;
import dev.hiring.candidate.Company.Applicant;
import dev.hiring.kit.security.Role;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.TestEvents;

/** The ranked shortlist. */
@ServiceTest
class ShortlistIT {

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
    void ranksWhoWasShortlistedOverItsPages() {
        List<String> percents = List.of("100.00", "60.00", "99.99", "55.50", "75.00", "49.00");
        List<Applicant> applicants = new ArrayList<>();
        for (String percent : percents) {
            Applicant applicant = company.apply(job, "Ada", "N" + percent.replace(".", ""));
            applicants.add(applicant);
            company.score(applicant, percent, Map.of("sql", "80.00"));
        }
        company.awaitStage(applicants.getLast(), "NOT_SELECTED");
        for (Applicant shortlisted : applicants.subList(0, 5)) {
            company.awaitStage(shortlisted, "SHORTLISTED");
        }

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = company.get("/api/v1/jobs/{id}/shortlist?limit=2" + cursor, job);
            page.required("items")
                    .forEach(item -> seen.add(item.required("rank").asInt() + " " + text(item, "candidateName") + " "
                            + text(item.at("/decision/reasons/0"), "text")));
            cursor = page.required("next").isNull() ? "" : "&cursor=" + text(page, "next");
        } while (!cursor.isEmpty());

        assertThat(seen)
                .containsExactly(
                        "1 Ada N10000 total 100 % meets the 50 % asked",
                        "2 Ada N9999 total 99.99 % meets the 50 % asked",
                        "3 Ada N7500 total 75 % meets the 50 % asked",
                        "4 Ada N6000 total 60 % meets the 50 % asked",
                        "5 Ada N5550 total 55.5 % meets the 50 % asked");
        assertThat(company.follow("/api/v2/jobs/" + job + "/shortlist?limit=2"))
                .allSatisfy(entry -> assertThat(entry.at("/decisionHistory/0")).isEqualTo(entry.required("decision")))
                .extracting(entry -> entry.required("rank").asInt() + " " + text(entry, "candidateName") + " "
                        + text(entry.at("/decisionHistory/0/reasons/0"), "text"))
                .isEqualTo(seen);
        assertThat(company.follow("/api/v2/jobs/" + job + "/shortlist?outcome=NOT_SELECTED"))
                .singleElement()
                .satisfies(entry -> assertThat(text(entry.at("/decisionHistory/0"), "outcome"))
                        .isEqualTo("NOT_SELECTED"));
        JsonNode others = company.get("/api/v1/jobs/{id}/shortlist?outcome=NOT_SELECTED", job);
        assertThat(others.required("items").size()).isEqualTo(1);
        assertThat(text(others.at("/items/0"), "applicationId"))
                .isEqualTo(applicants.getLast().id());
        assertThat(text(others.at("/items/0/bySkill/0"), "skill")).isEqualTo("sql");
    }

    @Test
    void tellsEachTheRankThatTheListGives() {
        List<Applicant> applicants = new ArrayList<>();
        for (String percent : List.of("60.00", "90.00", "49.00", "70.00")) {
            Applicant applicant = company.apply(job);
            applicants.add(applicant);
            company.score(applicant, percent);
            company.awaitStage(applicant, percent.equals("49.00") ? "NOT_SELECTED" : "SHORTLISTED");
        }

        for (String outcome : List.of("SHORTLISTED", "NOT_SELECTED")) {
            List<JsonNode> list = company.follow("/api/v2/jobs/" + job + "/shortlist?outcome=" + outcome);
            for (JsonNode entry : list) {
                JsonNode rank = company.get("/api/v2/applications/{id}/rank", text(entry, "applicationId"));
                assertThat(rank.required("rank")).isEqualTo(entry.required("rank"));
                assertThat(rank.required("of").intValue()).isEqualTo(list.size());
                assertThat(text(rank, "outcome")).isEqualTo(outcome);
            }
        }
    }

    @Test
    void ranksNobodyWithoutAFinalScore() {
        Applicant waiting = company.apply(job);

        company.as(Role.RECRUITER)
                .get()
                .uri("/api/v2/applications/{id}/rank", waiting.id())
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://hiring.dev/problems/not-ranked");
    }

    @Test
    void refusesACursorOfAnotherList() {
        company.apply(job);
        company.apply(job);
        String foreign = text(company.get("/api/v1/applications?limit=1"), "next");

        company.as(Role.RECRUITER)
                .get()
                .uri("/api/v1/jobs/{id}/shortlist?cursor={cursor}", job, foreign)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("cursor");
    }
}
