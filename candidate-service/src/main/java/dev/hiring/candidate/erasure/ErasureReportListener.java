package dev.hiring.candidate.erasure;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import dev.hiring.events.PrivacyEvent;
import dev.hiring.events.PrivacyEvent.CandidateErased;
import dev.hiring.events.PrivacyEvent.ErasureCompleted;
import dev.hiring.events.Topic;
import dev.hiring.kit.consume.Received;

/** Takes the services' answers into the report. */
@Component
final class ErasureReportListener {

    private final CandidateErasureService erasures;

    ErasureReportListener(CandidateErasureService erasures) {
        this.erasures = erasures;
    }

    @KafkaListener(topics = Topic.Names.PRIVACY)
    void on(Received<PrivacyEvent> received) {
        switch (received.event()) {
            case ErasureCompleted e -> erasures.answered(received.organization(), e);
            case CandidateErased _ -> {}
        }
    }
}
