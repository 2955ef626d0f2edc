package dev.hiring.candidate.outbound;

/**
 * What a receiver answered.
 *
 * @param excerpt the beginning of the body, for people
 */
record Answer(int status, String excerpt) {}
