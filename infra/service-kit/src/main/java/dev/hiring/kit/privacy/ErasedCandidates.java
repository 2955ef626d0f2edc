package dev.hiring.kit.privacy;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

import dev.hiring.kit.http.ErasedPeople;

/** Whom this service has begun to forget. What is stored of a candidate may be later than that: look afterwards. */
public final class ErasedCandidates implements ErasedPeople {

    private final MongoOperations mongo;
    private final String service;

    ErasedCandidates(MongoOperations mongo, String service) {
        this.mongo = mongo;
        this.service = service;
    }

    @Override
    public boolean contains(String organization, String candidateId) {
        return mongo.exists(
                Query.query(where("_id")
                        .is(Erasure.id(service, candidateId))
                        .and("organization")
                        .is(organization)),
                Erasure.class);
    }
}
