package dev.hiring.kit.aggregate;

import org.springframework.context.SmartLifecycle;
import org.springframework.data.domain.Sort;
import org.springframework.data.mapping.context.MappingContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.index.IndexResolver;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoPersistentEntity;
import org.springframework.data.mongodb.core.mapping.MongoPersistentProperty;

/** Creates the indexes that the stored records declare, and the outbox's, before anything else starts. */
final class IndexCreation implements SmartLifecycle {

    private final MongoOperations mongo;
    private final MappingContext<? extends MongoPersistentEntity<?>, MongoPersistentProperty> entities;
    private volatile boolean running;

    IndexCreation(
            MongoOperations mongo,
            MappingContext<? extends MongoPersistentEntity<?>, MongoPersistentProperty> entities) {
        this.mongo = mongo;
        this.entities = entities;
    }

    @Override
    public void start() {
        IndexResolver resolver = IndexResolver.create(entities);
        for (MongoPersistentEntity<?> entity : entities.getPersistentEntities()) {
            if (entity.isAnnotationPresent(Document.class)) {
                resolver.resolveIndexFor(entity.getTypeInformation())
                        .forEach(mongo.indexOps(entity.getCollection())::createIndex);
                if (Aggregate.class.isAssignableFrom(entity.getType())) {
                    mongo.indexOps(entity.getCollection())
                            .createIndex(new Index("outbox.at", Sort.Direction.ASC)
                                    .named("outbox")
                                    .sparse());
                }
            }
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
