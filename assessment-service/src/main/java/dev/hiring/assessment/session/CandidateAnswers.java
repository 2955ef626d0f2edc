package dev.hiring.assessment.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

import dev.hiring.events.Answer;
import dev.hiring.kit.http.NotFound;
import dev.hiring.kit.privacy.CandidateKey;
import dev.hiring.kit.privacy.CandidateKeys;
import dev.hiring.kit.privacy.SealedAnswers;

/**
 * Seals what candidates answer, each with the key of their own, and opens it again for them. Who was erased has no key and
 * so no session: it is not found.
 */
@Component
final class CandidateAnswers {

    private final CandidateKeys keys;
    private final SealedAnswers answers;

    CandidateAnswers(CandidateKeys keys, SealedAnswers answers) {
        this.keys = keys;
        this.answers = answers;
    }

    void requireKey(Session session) {
        key(session);
    }

    String seal(Session session, Answer answer) {
        return answers.seal(key(session), answer);
    }

    OpenSession open(Session session) {
        return new OpenSession(session, opened(key(session), session));
    }

    /** The same without any answer where the candidate was erased. */
    OpenSession openIfThere(Session session) {
        return new OpenSession(
                session, find(session).map(key -> opened(key, session)).orElse(Map.of()));
    }

    private Map<String, Answer> opened(CandidateKey key, Session session) {
        Map<String, Answer> opened = new HashMap<>();
        if (session.attempt() != null) {
            for (Item item : session.attempt().items()) {
                if (item.answer() != null) {
                    opened.put(item.questionId(), answers.open(key, item.answer()));
                }
            }
        }
        return opened;
    }

    private CandidateKey key(Session session) {
        return find(session).orElseThrow(() -> new NotFound("session"));
    }

    private Optional<CandidateKey> find(Session session) {
        return keys.find(session.organization(), session.applicant().candidateId());
    }
}
