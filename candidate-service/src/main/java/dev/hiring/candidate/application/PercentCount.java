package dev.hiring.candidate.application;

import java.math.BigDecimal;

/**
 * @param percent a final score's, 0 to 100, two decimals
 * @param count of the applications that have it
 */
public record PercentCount(BigDecimal percent, long count) {}
