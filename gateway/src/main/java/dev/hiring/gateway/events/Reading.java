package dev.hiring.gateway.events;

/** What a record of the log is to the stream. */
sealed interface Reading {

    record Readable(StreamEvent event) implements Reading {}

    /** @param reason a word, for the metric */
    record Skipped(String reason) implements Reading {}
}
