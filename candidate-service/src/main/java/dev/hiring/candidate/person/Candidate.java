package dev.hiring.candidate.person;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

import dev.hiring.kit.aggregate.Aggregate;
import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.aggregate.Ids;

/** A person who applied to an organization. Who has the same e-mail address is the same candidate. */
@Document("candidates")
public record Candidate(
        @Id String id,
        String organization,
        long version,
        String givenName,
        String familyName,
        String email,
        Instant createdAt)
        implements Aggregate<Candidate> {

    /** What an applicant says of themselves. */
    public record Details(String givenName, String familyName, String email) {

        public String candidateId(String organization) {
            return Ids.derived(organization, "candidate", new EmailAddress(email).folded());
        }

        /** Personal data stays out of logs. */
        @Override
        public String toString() {
            return "Details";
        }
    }

    static Change<Candidate> of(String organization, Details details, Instant now) {
        return Change.of(new Candidate(
                details.candidateId(organization),
                organization,
                0,
                details.givenName(),
                details.familyName(),
                details.email(),
                now));
    }

    /** The newest details hold; the address may differ in case only. */
    Change<Candidate> with(Details details) {
        Candidate changed = new Candidate(
                id, organization, version, details.givenName(), details.familyName(), details.email(), createdAt);
        return Change.of(changed.equals(this) ? this : changed);
    }

    public String name() {
        return givenName + " " + familyName;
    }

    @Override
    public Candidate withVersion(long next) {
        return new Candidate(id, organization, next, givenName, familyName, email, createdAt);
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "Candidate[" + id + "]";
    }
}
