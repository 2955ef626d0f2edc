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

    /** @param held in the order in which it is erased */
    ErasureService(AggregateStores stores, List<PersonalData> held, KeptAnswers answers, String service, Clock clock) {
        this.erasures = stores.of(Erasure.class);
        this.held = List.copyOf(held);
        this.answers = answers;
        this.service = service;
        this.clock = clock;
    }

    /**
     * Is told as soon as everything is erased, once for each time that it is asked.
     *
     * @param cause the id of the event that asks
     */
    void erase(String organization, String candidateId, String cause) {
        Erasure begun = erasures.insertOrFind(Erasure.begin(organization, candidateId, service));
        List<Erased> erased = held.stream()
                .map(data -> new Erased(data.kind(), data.erase(organization, candidateId)))
                .toList();
        answers.forgetAnswersOf(candidateId);
        erasures.change(
                organization,
                begun.id(),
                erasure ->
                        erasure.complete(cause, service, erased, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }
}
