package dev.hiring.kit.outbox;

/** An event that the broker has, so that its document need not keep it. */
record Delivered(String collection, String documentId, String eventId) {}
