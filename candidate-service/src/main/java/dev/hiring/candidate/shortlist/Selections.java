package dev.hiring.candidate.shortlist;

import java.util.Optional;
import org.springframework.stereotype.Repository;

import dev.hiring.candidate.job.Job;
import dev.hiring.candidate.policy.Cut;
import dev.hiring.kit.aggregate.AggregateStore;
import dev.hiring.kit.aggregate.AggregateStores;
import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.aggregate.ConcurrentChange;

/** The stored selections. */
@Repository
final class Selections {

    private final AggregateStore<Selection> store;

    Selections(AggregateStores stores) {
        this.store = stores.of(Selection.class);
    }

    Optional<Selection> of(Job job) {
        return store.find(job.organization(), Selection.id(job));
    }

    Selection begin(Job job, Cut cut) {
        return store.insertOrFind(Selection.of(job, cut));
    }

    /** Stores the change, or answers with what somebody else made of the selection in the meantime. */
    Selection update(Change<Selection> change) {
        try {
            return store.update(change);
        } catch (ConcurrentChange e) {
            return store.find(change.state().organization(), change.state().id())
                    .orElseThrow(() -> e);
        }
    }
}
