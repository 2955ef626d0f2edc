package dev.hiring.kit.privacy;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.scheduling.annotation.Scheduled;

import dev.hiring.kit.aggregate.Ids;
import dev.hiring.kit.aggregate.NewestFirst;
import dev.hiring.kit.http.Caller;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;

/** Who has read the personal data of whom. What cannot be put down is not read. */
public final class AccessLog {

    private final MongoOperations mongo;
    private final PrivacySettings settings;
    private final Clock clock;

    AccessLog(MongoOperations mongo, PrivacySettings settings, Clock clock) {
        this.mongo = mongo;
        // Makes its indexes known, which are created at the start.
        mongo.getConverter().getMappingContext().getPersistentEntity(Access.class);
        this.settings = settings;
        this.clock = clock;
    }

    /** @param what is read, in the plural, such as {@code notes} */
    public void put(Caller caller, String what, String candidateId) {
        put(caller, what, List.of(candidateId));
    }

    /** The same for several at once, as many as a page holds; of none there is nothing to put down. */
    public void put(Caller caller, String what, Collection<String> candidateIds) {
        if (!candidateIds.isEmpty()) {
            mongo.insert(new Access(
                    Ids.random(),
                    caller.organization(),
                    caller.subject(),
                    what,
                    candidateIds.stream().distinct().toList(),
                    clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        }
    }

    /** The newest first. */
    Page<Access> page(String organization, String candidateId, PageRequest request) {
        return new NewestFirst<>(Access.class, "at", Access::at, Access::id)
                .page(
                        mongo,
                        where("organization")
                                .is(organization)
                                .and("candidateIds")
                                .is(candidateId),
                        request);
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 3_600_000)
    void forget() {
        mongo.remove(Query.query(where("at").lt(clock.instant().minus(settings.accessRetention()))), Access.class);
    }
}
