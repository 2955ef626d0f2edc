/**
 * Tests and who takes them. Owns assessments (tests made of sections), invitations and sessions. Consumes
 * {@code hiring.question}, for a copy of the questions that may be asked, and {@code hiring.candidate}, to invite who
 * applied. Emits {@code hiring.assessment}: an assessment was published; a candidate was invited, started, completed;
 * an invitation expired or was cancelled. Knows no answer key.
 */
@NullMarked
package dev.hiring.assessment;

import org.jspecify.annotations.NullMarked;
