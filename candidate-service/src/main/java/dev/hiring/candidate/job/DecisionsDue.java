package dev.hiring.candidate.job;

/**
 * Said inside this process, when open decisions of a job may be possible now: it was closed, its policy was replaced, or
 * a test of the closed job came to its end. A hint that may be lost; a scheduled check finds the same in the store.
 */
public record DecisionsDue(String organization, String jobId) {}
