package dev.hiring.candidate.person;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

import dev.hiring.events.PrivacyEvent.CandidateErased;
import dev.hiring.kit.aggregate.Aggregate;
import dev.hiring.kit.aggregate.Change;

/**
 * A person who applied to an organization. Who has the same e-mail address is the same candidate, until they are erased:
 * then only the id is left, so that what names it still names something.
 *
 * @param lookup by which the e-mail address is found, and nothing can be told of it; null once erased
 * @param sealedDetails what they say of themselves, sealed with their key; null once erased
 * @param erasure null while they are not erased
 */
@Document("candidates")
@CompoundIndex(name = "oldest", def = "{'organization': 1, 'erasure': 1, 'createdAt': 1, '_id': 1}")
record Candidate(
        @Id String id,
        String organization,
        long version,
        @Indexed(unique = true, sparse = true) @Nullable String lookup,
        @Nullable String sealedDetails,
        Instant createdAt,
        @Nullable Erasure erasure)
        implements Aggregate<Candidate> {

    static Change<Candidate> of(String id, String organization, String lookup, String sealedDetails, Instant now) {
        return Change.of(new Candidate(id, organization, 0, lookup, sealedDetails, now, null));
    }

    /** The newest details hold. */
    Change<Candidate> with(String newestSealedDetails) {
        return Change.of(
                isErased()
                        ? this
                        : new Candidate(id, organization, version, lookup, newestSealedDetails, createdAt, null));
    }

    /** Who is erased already is told of once more, and everybody looks again: the first time stays. */
    Change<Candidate> erase(String by, Instant now) {
        Erasure first = erasure == null ? new Erasure(by, now) : erasure;
        return Change.of(
                new Candidate(id, organization, version, null, null, createdAt, first), new CandidateErased(id, now));
    }

    boolean isErased() {
        return erasure != null;
    }

    @Override
    public Candidate withVersion(long next) {
        return new Candidate(id, organization, next, lookup, sealedDetails, createdAt, erasure);
    }
}
