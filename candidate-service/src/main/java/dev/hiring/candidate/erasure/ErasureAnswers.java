package dev.hiring.candidate.erasure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

import dev.hiring.events.PrivacyEvent.Erased;
import dev.hiring.events.PrivacyEvent.ErasureCompleted;
import dev.hiring.kit.aggregate.Aggregate;
import dev.hiring.kit.aggregate.Change;

/**
 * What the services have answered to the erasure of a candidate.
 *
 * @param id the candidate's
 * @param answers the first of each service
 */
@Document("erasure-answers")
record ErasureAnswers(@Id String id, String organization, long version, List<Answer> answers)
        implements Aggregate<ErasureAnswers> {

    /** What a service has erased. */
    record Answer(String service, List<Erased> erased, Instant completedAt) {
        Answer {
            erased = List.copyOf(erased);
        }
    }

    ErasureAnswers {
        answers = List.copyOf(answers);
    }

    static ErasureAnswers none(String organization, String candidateId) {
        return new ErasureAnswers(candidateId, organization, 0, List.of());
    }

    /** However often a service answers, its first answer counts. */
    Change<ErasureAnswers> with(ErasureCompleted event) {
        if (of(event.service()).isPresent()) {
            return Change.of(this);
        }
        Answer answer = new Answer(event.service(), event.erased(), event.completedAt());
        return Change.of(new ErasureAnswers(
                id,
                organization,
                version,
                Stream.concat(answers.stream(), Stream.of(answer)).toList()));
    }

    Optional<Answer> of(String service) {
        return answers.stream()
                .filter(answer -> answer.service().equals(service))
                .findFirst();
    }

    @Override
    public ErasureAnswers withVersion(long next) {
        return new ErasureAnswers(id, organization, next, answers);
    }
}
