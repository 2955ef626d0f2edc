package dev.hiring.events;

/** What a question asks about: knowledge, past behaviour, a made-up situation, or a competency. */
public enum Style {
    TECHNICAL,
    BEHAVIOURAL,
    SITUATIONAL,
    COMPETENCY
}
