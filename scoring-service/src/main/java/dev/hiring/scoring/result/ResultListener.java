package dev.hiring.scoring.result;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import dev.hiring.events.AssessmentEvent;
import dev.hiring.events.AssessmentEvent.AssessmentCompleted;
import dev.hiring.events.AssessmentEvent.AssessmentPublished;
import dev.hiring.events.AssessmentEvent.AssessmentStarted;
import dev.hiring.events.AssessmentEvent.CandidateInvited;
import dev.hiring.events.AssessmentEvent.InvitationCancelled;
import dev.hiring.events.AssessmentEvent.InvitationExpired;
import dev.hiring.events.Topic;
import dev.hiring.kit.consume.Received;

@Component
final class ResultListener {

    private final ResultService service;

    ResultListener(ResultService service) {
        this.service = service;
    }

    @KafkaListener(topics = Topic.Names.ASSESSMENT)
    void on(Received<AssessmentEvent> received) {
        switch (received.event()) {
            case AssessmentCompleted event -> service.complete(received.organization(), event);
            case AssessmentPublished _ -> {}
            case CandidateInvited _ -> {}
            case AssessmentStarted _ -> {}
            case InvitationExpired _ -> {}
            case InvitationCancelled _ -> {}
        }
    }
}
