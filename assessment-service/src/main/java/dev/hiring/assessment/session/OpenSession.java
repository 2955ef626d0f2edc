package dev.hiring.assessment.session;

import java.util.Map;

import dev.hiring.events.Answer;

/**
 * A session with its answers in the open, to be shown and never to be stored.
 *
 * @param answers by question; without those that were not answered
 */
record OpenSession(Session session, Map<String, Answer> answers) {

    OpenSession {
        answers = Map.copyOf(answers);
    }

    /** Keeps the answers out of logs. */
    @Override
    public String toString() {
        return "OpenSession[" + session.id() + "]";
    }
}
