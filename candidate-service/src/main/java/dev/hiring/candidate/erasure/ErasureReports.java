package dev.hiring.candidate.erasure;

import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Repository;

import dev.hiring.kit.aggregate.AggregateStore;
import dev.hiring.kit.aggregate.AggregateStores;
import dev.hiring.kit.aggregate.Change;

/** The stored reports. They hold ids and numbers, and outlive what they report of. */
@Repository
final class ErasureReports {

    private final AggregateStore<ErasureReport> store;

    ErasureReports(AggregateStores stores) {
        this.store = stores.of(ErasureReport.class);
    }

    Optional<ErasureReport> find(String organization, String candidateId) {
        return store.find(organization, candidateId);
    }

    ErasureReport insertOrFind(Change<ErasureReport> change) {
        return store.insertOrFind(change);
    }

    ErasureReport change(
            String organization, String candidateId, Function<ErasureReport, Change<ErasureReport>> transition) {
        return store.change(organization, candidateId, transition);
    }
}
