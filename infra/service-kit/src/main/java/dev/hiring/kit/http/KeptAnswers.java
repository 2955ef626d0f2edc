package dev.hiring.kit.http;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;

/** The requests with an Idempotency-Key of the last while, shared by all instances of a service. */
public final class KeptAnswers {

    /** A request that runs for longer belonged to an instance that is no more. */
    static final Duration LONGEST_RUN = Duration.ofSeconds(30);

    private static final int TRIES = 3;

    /** What a request with a key is to do. */
    sealed interface Claim {
        /** Run, and say how it went. */
        record Run(String id, String attempt) implements Claim {}

        record Replay(KeptAnswer.Answer answer) implements Claim {}

        record Running() implements Claim {}

        record AnotherRequest() implements Claim {}

        record Forgotten() implements Claim {}
    }

    private final MongoOperations mongo;
    private final Clock clock;
    private final Duration retention;

    KeptAnswers(MongoOperations mongo, Clock clock, Duration retention) {
        this.mongo = mongo;
        this.clock = clock;
        this.retention = retention;
    }

    /**
     * @param version of the API: what was answered in another would be of the wrong shape, so it is asked again, which
     *     has no second effect
     */
    Claim claim(String id, String fingerprint, @Nullable String version) {
        for (int i = 0; i < TRIES; i++) {
            Instant now = clock.instant();
            String attempt = UUID.randomUUID().toString();
            try {
                mongo.insert(new KeptAnswer(id, fingerprint, version, attempt, now, now, null, null, null));
                return new Claim.Run(id, attempt);
            } catch (DuplicateKeyException e) {
                KeptAnswer first = mongo.findById(id, KeptAnswer.class);
                if (first == null) {
                    continue;
                }
                if (first.absence() == KeptAnswer.Absence.FORGOTTEN) {
                    return new Claim.Forgotten();
                }
                if (!first.fingerprint().equals(fingerprint)) {
                    return new Claim.AnotherRequest();
                }
                if (first.answer() != null) {
                    return Objects.equals(first.version(), version)
                            ? new Claim.Replay(first.answer())
                            : new Claim.Run(id, attempt);
                }
                if (first.absence() == KeptAnswer.Absence.UNKEPT) {
                    return new Claim.Run(id, attempt);
                }
                if (first.startedAt().isAfter(now.minus(LONGEST_RUN))) {
                    return new Claim.Running();
                }
                Update takeOver = new Update().set("attempt", attempt).set("startedAt", now);
                if (mongo.updateFirst(running(id, first.attempt()), takeOver, KeptAnswer.class)
                                .getModifiedCount()
                        == 1) {
                    return new Claim.Run(id, attempt);
                }
            }
        }
        return new Claim.Running();
    }

    /** @param candidateId of whom the answer tells more than ids */
    void keep(Claim.Run run, KeptAnswer.Answer answer, Optional<String> candidateId) {
        Update update = Update.update("answer", answer);
        candidateId.ifPresent(id -> update.set("candidateId", id));
        mongo.updateFirst(running(run.id(), run.attempt()), update, KeptAnswer.class);
    }

    /** Keeps no answer any more that tells of a candidate; who repeats such a request is told that they were erased. */
    public void forgetAnswersOf(String candidateId) {
        mongo.updateMulti(
                query(where("candidateId").is(candidateId)),
                Update.update("absence", KeptAnswer.Absence.FORGOTTEN)
                        .set("fingerprint", "")
                        .unset("answer"),
                KeptAnswer.class);
    }

    /** Keeps that it was answered, without the answer: the same request runs again, and another with the key is refused. */
    void keepNone(Claim.Run run) {
        mongo.updateFirst(
                running(run.id(), run.attempt()),
                Update.update("absence", KeptAnswer.Absence.UNKEPT),
                KeptAnswer.class);
    }

    /** The next request with the key runs again. */
    void release(Claim.Run run) {
        mongo.remove(running(run.id(), run.attempt()), KeptAnswer.class);
    }

    private static Query running(String id, String attempt) {
        return query(
                where("_id").is(id).and("attempt").is(attempt).and("answer").isNull());
    }

    @Scheduled(initialDelay = 10_000, fixedDelay = 600_000)
    void forget() {
        mongo.indexOps(KeptAnswer.class).createIndex(new Index("createdAt", Sort.Direction.ASC).named("createdAt"));
        mongo.indexOps(KeptAnswer.class)
                .createIndex(new Index("candidateId", Sort.Direction.ASC)
                        .named("candidateId")
                        .sparse());
        mongo.remove(query(where("createdAt").lt(clock.instant().minus(retention))), KeptAnswer.class);
    }
}
