package dev.hiring.candidate.person;

import java.time.Instant;

/** A candidate who is not erased, with what they say of themselves. */
record KnownCandidate(String id, long version, Details details, Instant createdAt) {}
