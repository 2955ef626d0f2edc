package dev.hiring.kit.privacy;

import dev.hiring.events.Answer;
import dev.hiring.kit.json.EventJson;

/** Answers to the questions of a test, as they are stored and told: in JSON, sealed with the candidate's key. */
public final class SealedAnswers {

    private final EventJson json;

    SealedAnswers(EventJson json) {
        this.json = json;
    }

    public String seal(CandidateKey key, Answer answer) {
        return key.seal(json.write(answer));
    }

    /** @throws IllegalStateException when it was sealed with another key, or tampered with */
    public Answer open(CandidateKey key, String sealed) {
        return json.readAnswer(key.open(sealed));
    }
}
