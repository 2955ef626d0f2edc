package dev.hiring.candidate.application;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import dev.hiring.events.ScoreEvent;
import dev.hiring.events.ScoreEvent.AssessmentScored;
import dev.hiring.events.ScoreEvent.ReviewRequested;
import dev.hiring.events.Topic;
import dev.hiring.kit.consume.Received;

/** Scores come in and are decided on. */
@Component
final class ScoreListener {

    private final ApplicationService applications;

    ScoreListener(ApplicationService applications) {
        this.applications = applications;
    }

    @KafkaListener(topics = Topic.Names.SCORE)
    void on(Received<ScoreEvent> received) {
        switch (received.event()) {
            case AssessmentScored e -> applications.scored(received.organization(), e);
            case ReviewRequested _ -> {}
        }
    }
}
