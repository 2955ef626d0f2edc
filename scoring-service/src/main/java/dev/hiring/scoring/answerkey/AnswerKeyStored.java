package dev.hiring.scoring.answerkey;

import dev.hiring.events.PinnedQuestion;

/** Told inside this service, before the event from Kafka counts as handled: sessions may have been waiting for the key. */
public record AnswerKeyStored(String organization, PinnedQuestion question) {}
