package dev.hiring.scoring.result;

import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

import dev.hiring.events.Answer;
import dev.hiring.kit.privacy.CandidateKeys;
import dev.hiring.kit.privacy.MissingKey;
import dev.hiring.kit.privacy.SealedAnswers;

/** Opens answers with the keys of those who gave them. */
@Component
public final class CandidateAnswers {

    private final CandidateKeys keys;
    private final SealedAnswers answers;

    CandidateAnswers(CandidateKeys keys, SealedAnswers answers) {
        this.keys = keys;
        this.answers = answers;
    }

    /**
     * What opens a candidate's answers; empty when the candidate was erased, so that nobody can.
     *
     * @throws MissingKey when the candidate never had a key
     */
    public Optional<Function<String, Answer>> of(String organization, String candidateId) {
        return keys.find(organization, candidateId).map(key -> answer -> answers.open(key, answer));
    }
}
