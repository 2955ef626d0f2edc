package dev.hiring.events;

/**
 * One choice of a question.
 *
 * @param id names the option in answers and keys; says nothing about being right
 * @param text Markdown
 */
public record Option(String id, String text) {}
