package dev.hiring.kit.privacy;

import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

import dev.hiring.events.PrivacyEvent.Erased;
import dev.hiring.events.PrivacyEvent.ErasureCompleted;
import dev.hiring.kit.aggregate.Aggregate;
import dev.hiring.kit.aggregate.Change;

/**
 * That this service has forgotten a candidate.
 *
 * @param id the candidate's
 */
@Document("erasures")
record Erasure(@Id String id, String organization, long version, List<Erased> erased, Instant completedAt)
        implements Aggregate<Erasure> {

    Erasure {
        erased = List.copyOf(erased);
    }

    static Change<Erasure> completed(
            String organization, String candidateId, String service, List<Erased> erased, Instant now) {
        return Change.of(
                new Erasure(candidateId, organization, 0, erased, now),
                new ErasureCompleted(candidateId, service, erased, now));
    }

    @Override
    public Erasure withVersion(long next) {
        return new Erasure(id, organization, next, erased, completedAt);
    }
}
