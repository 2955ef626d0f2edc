package dev.hiring.question;

import static dev.hiring.question.BankClient.newOrganization;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import dev.hiring.events.PrivacyEvent.CandidateErased;
import dev.hiring.events.PrivacyEvent.ErasureCompleted;
import dev.hiring.events.Topic;
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
        awaitHandled();
        assertThat(events.all(ErasureCompleted.class))
                .filteredOn(e -> e.event().candidateId().equals(candidateId))
                .extracting(Received::id)
                .containsOnly(completed.id());
    }

    /** What goes to the dead letters shows that all before it under the same key has been handled. */
    private void awaitHandled() {
        ProducerRecord<String, byte[]> malformed =
                new ProducerRecord<>(Topic.Names.PRIVACY, candidateId, "{".getBytes(UTF_8));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_source",
                        "/test",
                        "ce_type",
                        Topic.typeOf(CandidateErased.class),
                        "ce_time",
                        Instant.EPOCH.toString(),
                        "ce_organization",
                        organization,
                        "ce_version",
                        "2",
                        "content-type",
                        "application/json")
                .forEach((name, value) -> malformed.headers().add(name, value.getBytes(UTF_8)));
        events.publish(malformed);
        events.awaitDeadLetter(record -> candidateId.equals(record.key()));
    }
}
