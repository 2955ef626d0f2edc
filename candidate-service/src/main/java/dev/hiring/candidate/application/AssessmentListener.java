package dev.hiring.candidate.application;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import dev.hiring.candidate.job.JobService;
import dev.hiring.events.AssessmentEvent;
import dev.hiring.events.AssessmentEvent.AssessmentCompleted;
import dev.hiring.events.AssessmentEvent.AssessmentPublished;
import dev.hiring.events.AssessmentEvent.AssessmentStarted;
import dev.hiring.events.AssessmentEvent.CandidateInvited;
import dev.hiring.events.AssessmentEvent.InvitationCancelled;
import dev.hiring.events.AssessmentEvent.InvitationExpired;
import dev.hiring.events.Topic;
import dev.hiring.kit.consume.Received;

/** What happens to tests moves applications on. */
@Component
final class AssessmentListener {

    private final ApplicationService applications;
    private final JobService jobs;

    AssessmentListener(ApplicationService applications, JobService jobs) {
        this.applications = applications;
        this.jobs = jobs;
    }

    @KafkaListener(topics = Topic.Names.ASSESSMENT)
    void on(Received<AssessmentEvent> received) {
        String organization = received.organization();
        switch (received.event()) {
            case AssessmentPublished e -> jobs.assessmentPublished(organization, e);
            case CandidateInvited e -> applications.reached(organization, e, Stage.INVITED, e.invitedAt());
            case AssessmentStarted e -> applications.reached(organization, e, Stage.IN_TEST, e.startedAt());
            case AssessmentCompleted e -> applications.completed(organization, e);
            case InvitationExpired e -> applications.missed(organization, e, Missed.EXPIRED, e.expiredAt());
            case InvitationCancelled e -> applications.missed(organization, e, Missed.CANCELLED, e.cancelledAt());
        }
    }
}
