package dev.hiring.candidate.shortlist;

import org.springframework.stereotype.Repository;

import dev.hiring.candidate.job.Job;
import dev.hiring.kit.aggregate.AggregateStore;
import dev.hiring.kit.aggregate.AggregateStores;
import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.aggregate.ConcurrentChange;

/** The stored allocations of places. */
@Repository
final class Allocations {

    private final AggregateStore<Allocation> store;

    Allocations(AggregateStores stores) {
        this.store = stores.of(Allocation.class);
    }

    Allocation of(Job job) {
        return store.find(job.organization(), Allocation.id(job))
                .orElseGet(() -> store.insertOrFind(Allocation.of(job)));
    }

    /** Stores the change, or answers with what somebody else made of the allocation in the meantime. */
    Allocation update(Change<Allocation> change) {
        try {
            return store.update(change);
        } catch (ConcurrentChange e) {
            return store.find(change.state().organization(), change.state().id())
                    .orElseThrow(() -> e);
        }
    }
}
