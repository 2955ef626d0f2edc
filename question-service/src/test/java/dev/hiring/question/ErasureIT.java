package dev.hiring.question;

import static dev.hiring.question.BankClient.newOrganization;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import dev.hiring.events.PrivacyEvent.CandidateErased;
import dev.hiring.events.PrivacyEvent.ErasureCompleted;
import dev.hiring.kit.consume.Received;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.TestEvents;

/** This service holds nothing of candidates, and says so when one is erased. */
@ServiceTest
class ErasureIT {

    private final TestEvents events;
    private final String organization = newOrganization();
    private final String candidateId = UUID.randomUUID().toString();

    ErasureIT(@Autowired TestEvents events) {
        this.events = events;
    }

    @Test
    void saysOnceThatItHoldsNothing() {
        CandidateErased erased = new CandidateErased(candidateId, Instant.EPOCH);

        String id = UUID.randomUUID().toString();

        events.publish(id, organization, 1, erased);
        events.publish(id, organization, 1, erased);

        Received<ErasureCompleted> completed =
                events.await(ErasureCompleted.class, e -> e.candidateId().equals(candidateId));
        assertThat(completed.organization()).isEqualTo(organization);
        assertThat(completed.event().service()).isEqualTo("question-service");
        assertThat(completed.event().erased()).isEmpty();
        events.awaitHandled(CandidateErased.class, organization, candidateId);
        assertThat(events.all(ErasureCompleted.class))
                .filteredOn(e -> e.event().candidateId().equals(candidateId))
                .extracting(Received::id)
                .containsOnly(completed.id());
    }
}
