package dev.hiring.assessment.session;

/** Whose test it is, by the candidate service's ids. */
public record Applicant(String applicationId, String candidateId, String jobId) {}
