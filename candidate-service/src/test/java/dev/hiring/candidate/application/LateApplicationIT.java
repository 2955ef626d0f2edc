package dev.hiring.candidate.application;

import static dev.hiring.candidate.Company.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import dev.hiring.candidate.Company;
import dev.hiring.candidate.Company.Applicant;
import dev.hiring.candidate.job.Job;
import dev.hiring.candidate.job.JobService;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.TestEvents;

/** A request that read the job just before it was closed, and stored its application just after the best were chosen. */
@ServiceTest
class LateApplicationIT {

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Autowired
    private Clock clock;

    @Autowired
    private Applications applications;

    @Autowired
    private JobService jobs;

    @Test
    void isLeftToAPerson() {
        Company company = new Company(api, events, clock);
        String id = company.job("""
                {"best": 1}""");
        Applicant first = company.apply(id);
        company.score(first, "60.00");
        company.awaitStage(first, "SCORED");
        Job open = jobs.get(company.organization(), id);
        company.closeJob(id);
        company.awaitStage(first, "SHORTLISTED");

        Application stored =
                applications.insert(Application.receive(open, "candidate-late", null, "request", clock.instant()));
        Applicant late =
                new Applicant(stored.id(), "candidate-late", id, first.assessmentId(), "session-" + stored.id());
        company.score(late, "99.00");

        JsonNode application = company.awaitStage(late, "NEEDS_REVIEW");
        assertThat(text(application.at("/decision/reasons/0"), "text"))
                .isEqualTo("the best one had been chosen before this score came");
    }
}
