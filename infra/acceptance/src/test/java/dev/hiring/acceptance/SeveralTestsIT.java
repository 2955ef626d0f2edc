package dev.hiring.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.hiring.client.ApiException;
import dev.hiring.client.candidate.ApplicationWithHistory;
import dev.hiring.client.candidate.Decision;
import dev.hiring.client.candidate.Outcome;
import dev.hiring.client.candidate.TakenTest;

/** A job that asks for two tests decides on both together, whoever dies in between. */
@ExtendWith(RunningSuite.Extension.class)
class SeveralTestsIT {

    private static final int PEOPLE = 4;

    private final RunningSuite suite;
    private final IntegratedCompany company;

    SeveralTestsIT(RunningSuite suite) {
        this.suite = suite;
        company = new IntegratedCompany(suite);
    }

    @Test
    void decidesOnceOnBothTestsThroughCrashes() throws ApiException {
        String java = company.publishTest();
        String english = company.publishTest();
        String jobId = company.openJob(java, english);

        suite.kill("assessment-service");
        List<String> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(company.apply(jobId, "Ada"));
        }
        suite.suite().up();
        for (String applicationId : people) {
            company.take(applicationId, java, "a", IntegratedCompany.RIGHT);
        }
        suite.kill("candidate-service");
        for (String applicationId : people) {
            company.take(applicationId, english, "b", BigDecimal.TEN);
        }
        suite.suite().up();

        for (String applicationId : people) {
            ApplicationWithHistory decided = company.decided(applicationId);
            assertThat(decided.getDecisionHistory())
                    .singleElement()
                    .returns(Outcome.SHORTLISTED, Decision::getOutcome)
                    .extracting(decision -> decision.getReasons().getFirst().getText())
                    .isEqualTo("weighted total 75 % meets the 60 % asked");
            assertThat(decided.getTests())
                    .extracting(TakenTest::getAssessmentId)
                    .containsExactly(java, english);
        }
        eachWasToldOnce(people);
        followsFromTheLog(jobId);
        company.retireQuestions();
    }

    private void eachWasToldOnce(List<String> people) {
        KafkaLog log = KafkaLog.read(suite.kafka());
        for (String applicationId : people) {
            assertThat(eventsOf(log, "hiring.assessment.candidate-invited.v1", applicationId))
                    .hasSize(2);
            assertThat(eventsOf(log, "hiring.candidate.application-scored.v1", applicationId))
                    .hasSize(1);
            assertThat(eventsOf(log, "hiring.candidate.shortlisted.v1", applicationId))
                    .hasSize(1);
        }
    }

    private static Set<String> eventsOf(KafkaLog log, String type, String applicationId) {
        return log.ofType(type)
                .filter(event -> event.data().path("applicationId").asString().equals(applicationId))
                .map(KafkaLog.Entry::id)
                .collect(Collectors.toSet());
    }

    private void followsFromTheLog(String jobId) {
        Client recruiter = suite.as("recruiter");
        String replays = "/jobs/" + jobId + "/replays";
        String replay =
                replays + "/" + recruiter.post(replays, "", "").path("id").asString();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> recruiter.get(replay).path("state").asString().equals("DONE"));
        assertThat(recruiter.get(replay).at("/result/equal").asInt()).isEqualTo(PEOPLE);
    }
}
