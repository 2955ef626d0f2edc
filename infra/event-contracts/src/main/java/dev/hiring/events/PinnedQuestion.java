package dev.hiring.events;

/** A question in the version that a candidate saw. */
public record PinnedQuestion(String questionId, int version) {}
