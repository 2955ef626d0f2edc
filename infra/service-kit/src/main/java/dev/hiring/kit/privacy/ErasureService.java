package dev.hiring.kit.privacy;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

import dev.hiring.events.PrivacyEvent.Erased;
import dev.hiring.kit.aggregate.AggregateStore;
import dev.hiring.kit.aggregate.AggregateStores;
import dev.hiring.kit.http.KeptAnswers;

/** Erases what this service holds of a candidate, and tells that it did. */
final class ErasureService {

    private final AggregateStore<Erasure> erasures;
    private final List<PersonalData> held;
    private final KeptAnswers answers;
    private final String service;
    private final Clock clock;

    ErasureService(AggregateStores stores, List<PersonalData> held, KeptAnswers answers, String service, Clock clock) {
        this.erasures = stores.of(Erasure.class);
        this.held = List.copyOf(held);
        this.answers = answers;
        this.service = service;
        this.clock = clock;
    }

    /** Is told as soon as everything is erased, and once. */
    void erase(String organization, String candidateId) {
        List<Erased> erased = held.stream()
                .map(data -> new Erased(data.kind(), data.erase(organization, candidateId)))
                .toList();
        answers.forgetAnswersOf(candidateId);
        erasures.insertOrFind(Erasure.completed(
                organization, candidateId, service, erased, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }
}
