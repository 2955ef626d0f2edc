package dev.hiring.candidate.erasure;

import org.springframework.stereotype.Service;

import dev.hiring.candidate.person.CandidateService;
import dev.hiring.candidate.person.Erasure;
import dev.hiring.events.PrivacyEvent.ErasureCompleted;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.NotFound;

/** Forgets candidates, and knows how far the services are with it. */
@Service
public final class CandidateErasureService {

    private final StoredErasureAnswers answers;
    private final CandidateService candidates;

    CandidateErasureService(StoredErasureAnswers answers, CandidateService candidates) {
        this.answers = answers;
        this.candidates = candidates;
    }

    /** @param by who asks for it */
    public void erase(String organization, String candidateId, IfMatch ifMatch, String by) {
        candidates.erase(organization, candidateId, ifMatch, by);
    }

    ErasureReport report(String organization, String candidateId) {
        Erasure erasure = candidates.erasure(organization, candidateId).orElseThrow(() -> new NotFound("erasure"));
        return new ErasureReport(
                candidateId,
                erasure,
                answers.find(organization, candidateId)
                        .orElseGet(() -> ErasureAnswers.none(organization, candidateId)));
    }

    void answered(String organization, ErasureCompleted answer) {
        answers.add(organization, answer);
    }
}
