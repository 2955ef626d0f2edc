package dev.hiring.kit.outbox;

/** The document that an event is stored in. */
record Origin(String collection, String documentId) {}
