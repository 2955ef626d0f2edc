package dev.hiring.kit.privacy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

import dev.hiring.events.PrivacyEvent.Erased;
import dev.hiring.events.PrivacyEvent.ErasureCompleted;
import dev.hiring.kit.aggregate.Aggregate;
import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.aggregate.Ids;

/**
 * That this service forgets a candidate: a mark before it begins, so that whatever comes later is forgotten as well, and an
 * answer to each time that it was asked.
 *
 * @param id of this service and the candidate: the services' answers are events of different aggregates
 * @param cause the event that was answered last, null while none is
 */
@Document("erasures")
record Erasure(
        @Id String id,
        String organization,
        long version,
        String candidateId,
        @Nullable String cause) implements Aggregate<Erasure> {

    static String id(String service, String candidateId) {
        return Ids.derived(service, "erasure", candidateId);
    }

    static Change<Erasure> begin(String organization, String candidateId, String service) {
        return Change.of(new Erasure(id(service, candidateId), organization, 0, candidateId, null));
    }

    Change<Erasure> complete(String answered, String service, List<Erased> erased, Instant now) {
        return answered.equals(cause)
                ? Change.of(this)
                : Change.of(
                        new Erasure(id, organization, version, candidateId, answered),
                        new ErasureCompleted(candidateId, service, erased, now));
    }

    @Override
    public Erasure withVersion(long next) {
        return new Erasure(id, organization, next, candidateId, cause);
    }
}
