package dev.hiring.assessment.invitation;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import dev.hiring.events.CandidateEvent;
import dev.hiring.events.CandidateEvent.ApplicationMoved;
import dev.hiring.events.CandidateEvent.ApplicationReceived;
import dev.hiring.events.CandidateEvent.ApplicationScored;
import dev.hiring.events.CandidateEvent.ApplicationWithdrawn;
import dev.hiring.events.CandidateEvent.Decision;
import dev.hiring.events.CandidateEvent.DecisionOverridden;
import dev.hiring.events.CandidateEvent.JobClosed;
import dev.hiring.events.CandidateEvent.JobOpened;
import dev.hiring.events.Topic;
import dev.hiring.kit.consume.Received;

@Component
final class InvitationListener {

    private final InvitationService invitations;

    InvitationListener(InvitationService invitations) {
        this.invitations = invitations;
    }

    @KafkaListener(topics = Topic.Names.CANDIDATE)
    void on(Received<CandidateEvent> received) {
        switch (received.event()) {
            case ApplicationReceived event -> invitations.invite(received.organization(), event);
            case ApplicationWithdrawn event -> invitations.withdraw(received.organization(), event);
            case JobClosed event -> invitations.closeJob(received.organization(), event);
            case JobOpened _, ApplicationScored _, Decision _, DecisionOverridden _, ApplicationMoved _ -> {}
        }
    }
}
