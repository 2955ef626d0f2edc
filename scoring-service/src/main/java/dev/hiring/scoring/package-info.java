/**
 * Marks completed tests. Owns results with their reviews, and a copy of the answer keys. Consumes answer keys
 * ({@code AnswerKeyPublished}) and completed sessions ({@code AssessmentCompleted}). Emits {@code AssessmentScored}, once
 * for each scoring version of a session, and {@code ReviewRequested}.
 */
@NullMarked
package dev.hiring.scoring;

import org.jspecify.annotations.NullMarked;
