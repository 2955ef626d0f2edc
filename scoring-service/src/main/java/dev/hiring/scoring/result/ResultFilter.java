package dev.hiring.scoring.result;

import org.jspecify.annotations.Nullable;

/** Which results a list is to hold; null asks for any. */
record ResultFilter(
        @Nullable String applicationId,
        @Nullable String assessmentId,
        @Nullable ResultStatus status) {}
