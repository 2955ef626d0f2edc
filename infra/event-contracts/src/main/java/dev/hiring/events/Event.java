package dev.hiring.events;

/** Something that happened to one aggregate, told in the past tense. Holds ids, never personal data. */
public sealed interface Event
        permits QuestionEvent, AnswerKeyEvent, AssessmentEvent, ScoreEvent, CandidateEvent, PrivacyEvent {

    /** The Kafka key: records with the same key stay in order, and on a compacted topic the last one stays. */
    String key();
}
