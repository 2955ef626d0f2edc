package dev.hiring.candidate.webhook;

import org.jspecify.annotations.Nullable;

import dev.hiring.events.AnswerKeyEvent;
import dev.hiring.events.AssessmentEvent.AssessmentPublished;
import dev.hiring.events.AssessmentEvent.SessionEvent;
import dev.hiring.events.CandidateEvent;
import dev.hiring.events.CandidateEvent.ApplicationEvent;
import dev.hiring.events.Event;
import dev.hiring.events.PrivacyEvent;
import dev.hiring.events.QuestionEvent;
import dev.hiring.events.ScoreEvent.AssessmentScored;
import dev.hiring.events.ScoreEvent.ReviewRequested;

/**
 * What an event is about.
 *
 * @param orderKey the application, or the thing itself where there is none
 */
record Subject(String orderKey, @Nullable String jobId) {

    static Subject of(Event event) {
        return switch (event) {
            case ApplicationEvent e -> new Subject(e.applicationId(), e.jobId());
            case CandidateEvent e -> new Subject(e.key(), e.jobId());
            case SessionEvent e -> new Subject(e.applicationId(), e.jobId());
            case AssessmentScored e -> new Subject(e.applicationId(), e.jobId());
            case ReviewRequested e -> new Subject(e.applicationId(), e.jobId());
            case AssessmentPublished e -> new Subject(e.key(), null);
            case QuestionEvent e -> new Subject(e.key(), null);
            case AnswerKeyEvent e -> new Subject(e.key(), null);
            case PrivacyEvent e -> new Subject(e.key(), null);
        };
    }
}
