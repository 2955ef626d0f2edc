/** The answer keys of every question version, as the question service published them. They leave this service to reviewers only. */
@NullMarked
package dev.hiring.scoring.answerkey;

import org.jspecify.annotations.NullMarked;
