package dev.hiring.candidate.order;

import dev.hiring.candidate.person.Details;

/**
 * What an ATS orders.
 *
 * @param testId a job's id
 * @param urlField where the address stands in the request, for refusals
 * @param url where the ATS wants to be told of the result
 */
public record Placement(String testId, Details candidate, String urlField, String url) {}
