package dev.hiring.candidate.job;

/** An assessment that a job asks for. */
public record AskedAssessment(String id, String title) {}
