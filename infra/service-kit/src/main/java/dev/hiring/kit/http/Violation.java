package dev.hiring.kit.http;

/**
 * What is wrong with one part of a request.
 *
 * @param field the path of a JSON field such as {@code sections[0].count}, or the name of a parameter or header
 * @param reason completes a sentence that begins with the field
 */
public record Violation(String field, String reason) {}
