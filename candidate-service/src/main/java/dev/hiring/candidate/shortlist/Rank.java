package dev.hiring.candidate.shortlist;

import org.jspecify.annotations.Nullable;

import dev.hiring.candidate.policy.Outcome;

/**
 * The place of one application in the ranking of its job, in JSON.
 *
 * @param outcome whom it is ranked among, null for those who wait for a decision
 * @param rank from 1: the place in the list of that outcome
 * @param of how long the list is
 */
record Rank(String applicationId, String jobId, @Nullable Outcome outcome, long rank, long of) {}
