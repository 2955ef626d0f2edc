package dev.hiring.assessment.blueprint;

import java.math.BigDecimal;

import dev.hiring.assessment.questionbank.Question;

/**
 * A question as it stands in one candidate's test.
 *
 * @param section the title of its section
 * @param marks what a right answer earns there
 */
public record DrawnQuestion(String section, BigDecimal marks, Question question) {}
