/** The questions that come with the suite, and how an organization adopts them. */
@NullMarked
package dev.hiring.question.library;

import org.jspecify.annotations.NullMarked;
