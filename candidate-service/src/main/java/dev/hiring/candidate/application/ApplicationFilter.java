package dev.hiring.candidate.application;

import org.jspecify.annotations.Nullable;

/** Which applications of an organization are meant; what is null does not matter. */
record ApplicationFilter(
        @Nullable String jobId,
        @Nullable Stage stage,
        @Nullable String externalReference) {}
