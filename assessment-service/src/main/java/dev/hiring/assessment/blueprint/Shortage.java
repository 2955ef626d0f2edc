package dev.hiring.assessment.blueprint;

/**
 * A section that cannot be filled.
 *
 * @param available how many questions are left for it once those before it have theirs
 */
record Shortage(String section, int wanted, int available) {}
