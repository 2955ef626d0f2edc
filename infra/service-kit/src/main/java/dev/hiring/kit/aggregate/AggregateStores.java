package dev.hiring.kit.aggregate;

import org.springframework.data.mongodb.core.MongoOperations;

import dev.hiring.kit.outbox.Outbox;

/** Gives each repository the store of its aggregate. */
public final class AggregateStores {

    private final MongoOperations mongo;
    private final Outbox outbox;

    AggregateStores(MongoOperations mongo, Outbox outbox) {
        this.mongo = mongo;
        this.outbox = outbox;
    }

    public <A extends Aggregate<A>> AggregateStore<A> of(Class<A> type) {
        AggregateStore<A> store = new AggregateStore<>(type, mongo, outbox);
        outbox.watch(store.collection());
        return store;
    }
}
