package dev.hiring.candidate.erasure;

import java.util.Optional;
import org.springframework.stereotype.Repository;

import dev.hiring.events.PrivacyEvent.ErasureCompleted;
import dev.hiring.kit.aggregate.AggregateStore;
import dev.hiring.kit.aggregate.AggregateStores;
import dev.hiring.kit.aggregate.Change;

/** The stored answers. They hold ids and numbers, and outlive what they tell of. */
@Repository
final class StoredErasureAnswers {

    private final AggregateStore<ErasureAnswers> store;

    StoredErasureAnswers(AggregateStores stores) {
        this.store = stores.of(ErasureAnswers.class);
    }

    Optional<ErasureAnswers> find(String organization, String candidateId) {
        return store.find(organization, candidateId);
    }

    void add(String organization, ErasureCompleted answer) {
        String candidateId = answer.candidateId();
        store.insertOrFind(Change.of(ErasureAnswers.none(organization, candidateId)));
        store.change(organization, candidateId, answers -> answers.with(answer));
    }
}
