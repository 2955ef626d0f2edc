package dev.hiring.kit.sample;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

import dev.hiring.events.CandidateEvent.JobOpened;
import dev.hiring.kit.aggregate.Aggregate;
import dev.hiring.kit.aggregate.Change;

/** A number that counts up, with an event for each step. */
@Document("tallies")
public record Tally(
        @Id String id,
        String organization,
        long version,
        int count,
        @Nullable String note) implements Aggregate<Tally> {

    public static Change<Tally> start(String id) {
        Tally tally = new Tally(id, "acme", 0, 0, "new");
        return Change.of(tally, tally.event());
    }

    public Change<Tally> up() {
        Tally next = new Tally(id, organization, version, count + 1, null);
        return Change.of(next, next.event());
    }

    private JobOpened event() {
        return new JobOpened(id, List.of(Integer.toString(count)), "tally", Instant.EPOCH);
    }

    @Override
    public Tally withVersion(long version) {
        return new Tally(id, organization, version, count, note);
    }
}
