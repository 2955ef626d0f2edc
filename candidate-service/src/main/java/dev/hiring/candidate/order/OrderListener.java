package dev.hiring.candidate.order;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import dev.hiring.events.AssessmentEvent;
import dev.hiring.events.AssessmentEvent.AssessmentCompleted;
import dev.hiring.events.AssessmentEvent.AssessmentPublished;
import dev.hiring.events.AssessmentEvent.AssessmentStarted;
import dev.hiring.events.AssessmentEvent.CandidateInvited;
import dev.hiring.events.AssessmentEvent.InvitationCancelled;
import dev.hiring.events.AssessmentEvent.InvitationExpired;
import dev.hiring.events.CandidateEvent;
import dev.hiring.events.CandidateEvent.ApplicationMoved;
import dev.hiring.events.CandidateEvent.ApplicationReceived;
import dev.hiring.events.CandidateEvent.ApplicationScored;
import dev.hiring.events.CandidateEvent.ApplicationWithdrawn;
import dev.hiring.events.CandidateEvent.Decision;
import dev.hiring.events.CandidateEvent.DecisionOverridden;
import dev.hiring.events.CandidateEvent.JobClosed;
import dev.hiring.events.CandidateEvent.JobOpened;
import dev.hiring.events.ScoreEvent;
import dev.hiring.events.ScoreEvent.AssessmentScored;
import dev.hiring.events.ScoreEvent.ReviewRequested;
import dev.hiring.events.ScoreEvent.Status;
import dev.hiring.events.Topic;
import dev.hiring.kit.consume.Received;

/**
 * Hears of the ends of tests. A group of its own, since an event is to change one document only in each; whether the
 * application has heard as well is looked at before anything is sent.
 */
@Component
final class OrderListener {

    private static final String GROUP = "${spring.application.name}-orders";

    private final OrderService orders;

    OrderListener(OrderService orders) {
        this.orders = orders;
    }

    /** Of one test. */
    @KafkaListener(topics = Topic.Names.SCORE, groupId = GROUP)
    void onScore(Received<ScoreEvent> received) {
        switch (received.event()) {
            case AssessmentScored e
            when e.status() == Status.FINAL -> orders.testOver(received.organization(), e.applicationId());
            case AssessmentScored _, ReviewRequested _ -> {}
        }
    }

    /** Of several tests. */
    @KafkaListener(topics = Topic.Names.CANDIDATE, groupId = GROUP)
    void onCandidate(Received<CandidateEvent> received) {
        switch (received.event()) {
            case ApplicationScored e -> orders.over(received.organization(), e.applicationId());
            case JobOpened _, JobClosed _, ApplicationReceived _, ApplicationWithdrawn _, ApplicationMoved _ -> {}
            case Decision _, DecisionOverridden _ -> {}
        }
    }

    @KafkaListener(topics = Topic.Names.ASSESSMENT, groupId = GROUP)
    void onAssessment(Received<AssessmentEvent> received) {
        switch (received.event()) {
            case InvitationExpired e -> orders.over(received.organization(), e.applicationId());
            case InvitationCancelled e -> orders.over(received.organization(), e.applicationId());
            case AssessmentPublished _, CandidateInvited _, AssessmentStarted _, AssessmentCompleted _ -> {}
        }
    }
}
