package dev.hiring.assessment.session;

import java.time.Instant;

/** A link that was given out, without what makes it work. */
public record Link(String tokenHash, Instant issuedAt) {}
