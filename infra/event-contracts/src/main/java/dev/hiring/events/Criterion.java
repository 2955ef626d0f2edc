package dev.hiring.events;

import java.math.BigDecimal;

/**
 * One line of a rubric.
 *
 * @param id of the criterion, for those who mark
 * @param description what earns the marks
 * @param marks the most that this criterion gives, greater than 0
 */
public record Criterion(String id, String title, String description, BigDecimal marks) {}
