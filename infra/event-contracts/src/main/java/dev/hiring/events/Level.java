package dev.hiring.events;

/** The seniority that a question is meant for, lowest first. */
public enum Level {
    JUNIOR,
    MIDDLE,
    SENIOR,
    LEAD,
    PRINCIPAL,
    ARCHITECT
}
