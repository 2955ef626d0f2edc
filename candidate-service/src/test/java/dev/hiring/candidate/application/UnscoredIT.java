package dev.hiring.candidate.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import dev.hiring.candidate.Company;
import dev.hiring.candidate.Company.Applicant;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.TestEvents;

@ServiceTest
class UnscoredIT {

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Autowired
    private Clock clock;

    @Autowired
    private Unscored unscored;

    @Autowired
    private MeterRegistry meters;

    @Test
    void countsWhoWaitsForAScoreForTooLong() {
        double before = count();
        Company slow = new Company(api, events, clock) {
            @Override
            public Instant completedAt() {
                return super.completedAt().minus(Unscored.PATIENCE).minusSeconds(60);
            }
        };
        Company quick = new Company(api, events, clock);
        Applicant forgotten = completed(slow);
        completed(quick);

        assertThat(count()).isEqualTo(before + 1);

        slow.score(forgotten, "70");
        slow.awaitStage(forgotten, "SHORTLISTED");
        assertThat(count()).isEqualTo(before);
    }

    private static Applicant completed(Company company) {
        Applicant applicant = company.apply(company.job("""
                {"minimumPercent": 60, "minimumPercentBySkill": {}}"""));
        company.complete(applicant);
        company.awaitStage(applicant, "COMPLETED");
        return applicant;
    }

    private double count() {
        unscored.check();
        return meters.get("hiring.applications.unscored").gauge().value();
    }
}
