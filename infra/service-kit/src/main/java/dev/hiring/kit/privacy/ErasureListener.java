package dev.hiring.kit.privacy;

import org.springframework.kafka.annotation.KafkaListener;

import dev.hiring.events.PrivacyEvent;
import dev.hiring.events.PrivacyEvent.CandidateErased;
import dev.hiring.events.PrivacyEvent.ErasureCompleted;
import dev.hiring.events.Topic;
import dev.hiring.kit.consume.Received;

/** Hears of candidates who are to be forgotten. A group of its own, so that a service may listen to the topic as well. */
final class ErasureListener {

    private final ErasureService erasures;

    ErasureListener(ErasureService erasures) {
        this.erasures = erasures;
    }

    @KafkaListener(topics = Topic.Names.PRIVACY, groupId = "${spring.application.name}-erasure")
    void on(Received<PrivacyEvent> received) {
        switch (received.event()) {
            case CandidateErased e -> erasures.erase(received.organization(), e.candidateId(), received.id());
            case ErasureCompleted _ -> {}
        }
    }
}
