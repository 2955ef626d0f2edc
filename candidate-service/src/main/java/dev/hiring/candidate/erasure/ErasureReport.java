package dev.hiring.candidate.erasure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.hiring.candidate.erasure.ErasureAnswers.Answer;
import dev.hiring.candidate.person.Erasure;

/** How far the services are with forgetting a candidate. */
record ErasureReport(String candidateId, Erasure erasure, ErasureAnswers answers) {

    /** Whoever has to answer before a candidate is forgotten. */
    static final List<String> SERVICES =
            List.of("question-service", "assessment-service", "scoring-service", "candidate-service");

    Optional<Answer> answerOf(String service) {
        return answers.of(service);
    }

    /** When the last service was done; empty while one is not. */
    Optional<Instant> completedAt() {
        return SERVICES.stream().allMatch(service -> answerOf(service).isPresent())
                ? answers.answers().stream().map(Answer::completedAt).max(Instant::compareTo)
                : Optional.empty();
    }
}
