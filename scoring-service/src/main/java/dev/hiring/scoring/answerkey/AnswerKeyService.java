package dev.hiring.scoring.answerkey;

import java.util.Collection;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

import dev.hiring.events.AnswerKeyEvent.AnswerKeyPublished;
import dev.hiring.events.PinnedQuestion;
import dev.hiring.kit.consume.RejectedEvent;
import dev.hiring.scoring.marking.Unmarkable;

/** Keeps the keys and says when one has come. */
@Service
public final class AnswerKeyService {

    private final AnswerKeys keys;
    private final ApplicationEventPublisher publisher;

    AnswerKeyService(AnswerKeys keys, ApplicationEventPublisher publisher) {
        this.keys = keys;
        this.publisher = publisher;
    }

    void store(String organization, AnswerKeyPublished event) {
        try {
            publisher.publishEvent(new AnswerKeyStored(
                    organization, keys.store(organization, event).question()));
        } catch (Unmarkable e) {
            throw new RejectedEvent("Question " + event.key() + " has " + e.getMessage(), e);
        }
    }

    /** Those of the keys that have come so far. */
    public Map<PinnedQuestion, StoredKey> find(String organization, Collection<PinnedQuestion> questions) {
        return keys.find(organization, questions);
    }
}
