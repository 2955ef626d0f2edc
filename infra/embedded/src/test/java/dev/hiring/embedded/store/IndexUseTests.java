package dev.hiring.embedded.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Queries of the shapes that the services use read the documents they need, and not the collection. */
class IndexUseTests {

    private static final int SESSIONS = 50_000;
    private static final int PER_JOB = 50;
    private static final int JOBS_PER_ORGANIZATION = 10;
    private static final int STAGES = 5;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static StoreFixture fixture;
    private static MongoCollection<Document> sessions;

    @BeforeAll
    static void fill() {
        fixture = StoreFixture.inMemory();
        sessions = fixture.collection("sessions");
        sessions.createIndex(Indexes.ascending("outbox.at"), new IndexOptions().sparse(true));
        sessions.createIndex(Indexes.ascending("organization", "jobId", "stage"));
        sessions.createIndex(Indexes.ascending("sessionId"), new IndexOptions().unique(true));
        sessions.createIndex(Indexes.ascending("organization", "createdAt", "_id"));
        List<Document> documents =
                IntStream.range(0, SESSIONS).mapToObj(IndexUseTests::session).toList();
        for (int from = 0; from < SESSIONS; from += 1000) {
            sessions.insertMany(documents.subList(from, from + 1000));
        }
    }

    private static Document session(int number) {
        int job = number / PER_JOB;
        return new Document("_id", "session-" + number)
                .append("organization", "organization-" + job / JOBS_PER_ORGANIZATION)
                .append("jobId", "job-" + job)
                .append("stage", "stage-" + number % STAGES)
                .append("sessionId", "s" + number)
                .append("createdAt", Date.from(START.plusSeconds(number)))
                .append("version", 1)
                .append("outbox", List.of());
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    private static long scannedBy(Runnable action) {
        long before = fixture.scanned(sessions);
        action.run();
        return fixture.scanned(sessions) - before;
    }

    private static long scannedBy(Bson query) {
        return scannedBy(() -> sessions.find(query).into(new ArrayList<>()));
    }

    @Test
    void idleClaimReadsNothing() {
        assertThat(scannedBy(() -> claim(Instant.now()))).isZero();
    }

    @Test
    void claimReadsOnlyDocumentsWithPendingEvents() {
        Instant now = START.plusSeconds(100_000);
        addPending("session-7", now.minusSeconds(30), now.minusSeconds(20));
        addPending("session-8", now.plusSeconds(30));
        try {
            assertThat(scannedBy(() -> assertThat(claim(now)).containsEntry("_id", "session-7")))
                    .isEqualTo(1);
            assertThat(scannedBy(() -> assertThat(claim(now)).isNull())).isEqualTo(1);
        } finally {
            sessions.updateMany(
                    in("_id", "session-7", "session-8"), combine(set("outbox", List.of()), unset("outboxLease")));
        }
        assertThat(scannedBy(() -> claim(now))).isZero();
    }

    private static void addPending(String id, Instant... times) {
        List<Document> events = IntStream.range(0, times.length)
                .mapToObj(i -> new Document("_id", id + "/" + i).append("at", Date.from(times[i])))
                .toList();
        sessions.updateOne(eq("_id", id), set("outbox", events));
    }

    private static @Nullable Document claim(Instant now) {
        return sessions.findOneAndUpdate(
                and(lt("outbox.at", Date.from(now)), not(gt("outboxLease", Date.from(now)))),
                set("outboxLease", Date.from(now.plusSeconds(10))));
    }

    @Test
    void compoundIndexServesAllItsFields() {
        Bson query = and(eq("organization", "organization-3"), eq("jobId", "job-31"), eq("stage", "stage-2"));

        assertThat(scannedBy(query)).isEqualTo(PER_JOB / STAGES);
    }

    @Test
    void compoundIndexServesItsLeadingFields() {
        assertThat(scannedBy(and(eq("organization", "organization-3"), eq("jobId", "job-31"))))
                .isEqualTo(PER_JOB);
        assertThat(scannedBy(eq("organization", "organization-3"))).isEqualTo(PER_JOB * JOBS_PER_ORGANIZATION);
    }

    @Test
    void compoundIndexServesEqualityThenRange() {
        Instant from = START.plusSeconds(3 * 500 + 100);

        assertThat(scannedBy(and(
                        eq("organization", "organization-3"),
                        gte("createdAt", Date.from(from)),
                        lt("createdAt", Date.from(from.plusSeconds(20))))))
                .isBetween(20L, 21L);
    }

    @Test
    void idServesConditionalSave() {
        assertThat(scannedBy(() -> sessions.replaceOne(
                        and(eq("_id", "session-4"), eq("organization", "organization-0"), eq("version", 1)),
                        session(4))))
                .isEqualTo(1);
        assertThat(scannedBy(() -> sessions.replaceOne(
                        and(eq("_id", "session-4"), eq("organization", "organization-1"), eq("version", 1)),
                        session(4))))
                .isEqualTo(1);
    }

    @Test
    void uniqueIndexServesExtraConditions() {
        assertThat(scannedBy(and(eq("sessionId", "s77"), eq("organization", "organization-0"))))
                .isEqualTo(1);
    }

    @Test
    void indexServesListOfValues() {
        assertThat(scannedBy(in("sessionId", "s1", "s2", "s3", "absent"))).isEqualTo(3);
        assertThat(scannedBy(in("_id", "session-1", "session-2"))).isEqualTo(2);
    }

    @Test
    void indexServesConditionsInsideAnd() {
        assertThat(scannedBy(new Document(
                        "$and",
                        List.of(new Document("sessionId", "s5"), new Document("stage", new Document("$ne", "x"))))))
                .isEqualTo(1);
    }

    @Test
    void indexServesCounts() {
        Bson query = and(eq("organization", "organization-3"), eq("jobId", "job-31"));

        assertThat(scannedBy(() -> assertThat(sessions.countDocuments(query)).isEqualTo(PER_JOB)))
                .isEqualTo(PER_JOB);
    }

    @Test
    void indexServesFirstStageOfAggregation() {
        List<Bson> pipeline = List.of(
                Aggregates.match(and(eq("organization", "organization-3"), eq("jobId", "job-31"))),
                Aggregates.sortByCount("$stage"));

        assertThat(scannedBy(() -> assertThat(sessions.aggregate(pipeline)).hasSize(STAGES)))
                .isEqualTo(PER_JOB);
    }

    @Test
    void indexServesDeletesAndUpdates() {
        sessions.insertOne(session(SESSIONS + 1));
        assertThat(scannedBy(() -> sessions.updateOne(eq("sessionId", "s" + (SESSIONS + 1)), set("stage", "x"))))
                .isEqualTo(1);
        assertThat(scannedBy(() -> sessions.deleteOne(eq("sessionId", "s" + (SESSIONS + 1)))))
                .isEqualTo(1);
    }

    @Test
    void readsOnlyOnePageInOrderOfAnIndex() {
        Bson newestFirst = Sorts.descending("createdAt", "_id");
        List<Document> page = new ArrayList<>();

        assertThat(scannedBy(() -> sessions.find(eq("organization", "organization-3"))
                        .sort(newestFirst)
                        .limit(20)
                        .into(page)))
                .isLessThanOrEqualTo(20);

        assertThat(page).extracting("_id").first().isEqualTo("session-1999");
        Document last = page.getLast();
        Bson after = or(
                lt("createdAt", last.get("createdAt")),
                and(eq("createdAt", last.get("createdAt")), lt("_id", last.get("_id"))));
        assertThat(sessions.find(and(eq("organization", "organization-3"), after))
                        .sort(newestFirst)
                        .limit(20))
                .extracting("_id")
                .first()
                .isEqualTo("session-1979");
    }
}
