package dev.hiring.question.bank;

import java.time.Instant;

/**
 * A question as it was published once.
 *
 * @param version counts from 1
 */
record PublishedVersion(int version, Content content, Instant publishedAt) {}
