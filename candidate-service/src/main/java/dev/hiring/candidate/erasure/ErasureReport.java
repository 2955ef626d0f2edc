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
 * How far the services are with forgetting a candidate.
 *
 * @param id the candidate's
 * @param requestedBy the subject of the token it was asked for with, or the rule that asked for it
 * @param answers of the services that are done
 */
@Document("erasure-reports")
record ErasureReport(
        @Id String id, String organization, long version, String requestedBy, Instant requestedAt, List<Answer> answers)
        implements Aggregate<ErasureReport> {

    /** Whoever has to answer before a candidate is forgotten. */
    static final List<String> SERVICES =
            List.of("question-service", "assessment-service", "scoring-service", "candidate-service");

    /** What a service has erased. */
    record Answer(String service, List<Erased> erased, Instant completedAt) {
        Answer {
            erased = List.copyOf(erased);
        }
    }

    ErasureReport {
        answers = List.copyOf(answers);
    }

    static Change<ErasureReport> request(String organization, String candidateId, String by, Instant now) {
        return Change.of(new ErasureReport(candidateId, organization, 0, by, now, List.of()));
    }

    /** However often a service answers, its first answer counts. */
    Change<ErasureReport> completed(ErasureCompleted event) {
        if (answerOf(event.service()).isPresent()) {
            return Change.of(this);
        }
        Answer answer = new Answer(event.service(), event.erased(), event.completedAt());
        return Change.of(new ErasureReport(
                id,
                organization,
                version,
                requestedBy,
                requestedAt,
                Stream.concat(answers.stream(), Stream.of(answer)).toList()));
    }

    Optional<Answer> answerOf(String service) {
        return answers.stream()
                .filter(answer -> answer.service().equals(service))
                .findFirst();
    }

    /** When the last service was done; empty while one is not. */
    Optional<Instant> completedAt() {
        return SERVICES.stream().allMatch(service -> answerOf(service).isPresent())
                ? answers.stream().map(Answer::completedAt).max(Instant::compareTo)
                : Optional.empty();
    }

    @Override
    public ErasureReport withVersion(long next) {
        return new ErasureReport(id, organization, next, requestedBy, requestedAt, answers);
    }
}
