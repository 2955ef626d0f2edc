/**
 * The question bank. Owns the questions of every organization with all their published versions, and the library
 * of questions that comes with the suite. Consumes no events. Emits {@code QuestionPublished} and
 * {@code QuestionRetired}, which are fit for candidates, and {@code AnswerKeyPublished} on a topic of its own, which
 * is for scoring alone.
 */
@NullMarked
package dev.hiring.question;

import org.jspecify.annotations.NullMarked;
