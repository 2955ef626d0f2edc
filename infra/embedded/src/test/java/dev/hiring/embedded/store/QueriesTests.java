package dev.hiring.embedded.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.excludeId;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.inc;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queries that the services rely on. */
class QueriesTests {

    private static StoreFixture fixture;

    private MongoCollection<Document> collection;

    @BeforeAll
    static void start() {
        fixture = StoreFixture.inMemory();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @BeforeEach
    void newCollection() {
        collection = fixture.newCollection();
    }

    private static Document event(String id, long at) {
        return new Document("_id", id).append("at", new Date(at));
    }

    @Test
    void boundsAnArrayByItsFiftiethElement() {
        List<Document> full =
                IntStream.range(0, 50).mapToObj(i -> event("e" + i, i)).toList();
        collection.insertOne(new Document("_id", "full").append("outbox", full));
        collection.insertOne(new Document("_id", "room").append("outbox", full.subList(0, 49)));

        assertThat(collection.find(exists("outbox.49", false)))
                .extracting("_id")
                .containsExactly("room");
        assertThat(collection
                        .updateOne(and(eq("_id", "full"), exists("outbox.49", false)), inc("version", 1))
                        .getMatchedCount())
                .isZero();
    }

    @Test
    void countsRanges() {
        collection.insertMany(IntStream.range(0, 10)
                .mapToObj(i -> new Document("_id", i).append("n", i))
                .toList());

        assertThat(collection.countDocuments(and(gte("n", 3), lt("n", 7)))).isEqualTo(4);
        assertThat(collection.countDocuments(gte("_id", 8))).isEqualTo(2);
        assertThat(collection.estimatedDocumentCount()).isEqualTo(10);
    }

    @Test
    void pagesByTwoFields() {
        collection.insertMany(IntStream.range(0, 30)
                .mapToObj(i -> new Document("_id", "id-%02d".formatted(i)).append("at", new Date(i / 4)))
                .toList());
        Bson order = Sorts.orderBy(Sorts.descending("at"), Sorts.ascending("_id"));
        List<Document> all = collection.find().sort(order).into(new ArrayList<>());
        List<Document> paged = new ArrayList<>();

        Bson next = new Document();
        List<Document> page = collection.find(next).sort(order).limit(7).into(new ArrayList<>());
        while (!page.isEmpty()) {
            paged.addAll(page);
            Document last = page.getLast();
            next = or(
                    lt("at", last.get("at")),
                    and(eq("at", last.get("at")), new Document("_id", new Document("$gt", last.get("_id")))));
            page = collection.find(next).sort(order).limit(7).into(new ArrayList<>());
        }

        assertThat(paged).hasSize(30).isEqualTo(all);
        assertThat(all).extracting("_id").startsWith("id-28", "id-29", "id-24", "id-25");
        assertThat(collection.find().sort(order).skip(5).limit(2)).containsExactlyElementsOf(all.subList(5, 7));
    }

    @Test
    void projectsFields() {
        collection.insertOne(new Document("_id", "a")
                .append("name", "n")
                .append("items", List.of(new Document("x", 1).append("y", 2), new Document("x", 3).append("y", 4))));

        assertThat(collection.find().projection(include("name")).first())
                .isEqualTo(new Document("_id", "a").append("name", "n"));
        assertThat(collection
                        .find()
                        .projection(fields(include("items.x"), excludeId()))
                        .first())
                .isEqualTo(new Document("items", List.of(new Document("x", 1), new Document("x", 3))));
        assertThat(collection.find().projection(new Document("items", 0)).first())
                .isEqualTo(new Document("_id", "a").append("name", "n"));
    }

    @Test
    void fetchesLargeResultsInBatches() {
        String text = "x".repeat(300_000);
        for (int i = 0; i < 200; i++) {
            collection.insertOne(new Document("_id", i).append("text", text));
        }

        assertThat(collection.find()).hasSize(200);
        assertThat(collection.find().batchSize(7)).hasSize(200);
        assertThat(collection.find().projection(include("_id")).limit(-150)).hasSize(150);
        assertThat(collection.find().projection(include("_id")).limit(150)).hasSize(150);
    }

    @Test
    void aggregatesWithoutChangingDocuments() {
        collection.insertMany(List.of(
                new Document("_id", 1).append("skill", "java").append("nested", new Document("points", 3)),
                new Document("_id", 2).append("skill", "java").append("nested", new Document("points", 4)),
                new Document("_id", 3).append("skill", "sql").append("nested", new Document("points", 5))));

        assertThat(collection.aggregate(List.of(
                        Aggregates.match(in("skill", "java", "sql")),
                        new Document("$addFields", new Document("nested", new Document("points", 0))),
                        new Document("$group", new Document("_id", "$skill").append("n", new Document("$sum", 1))),
                        Aggregates.sort(Sorts.ascending("_id")))))
                .containsExactly(new Document("_id", "java").append("n", 2), new Document("_id", "sql").append("n", 1));
        assertThat(collection.find())
                .extracting(document -> document.getEmbedded(List.of("nested", "points"), Integer.class))
                .containsExactlyInAnyOrder(3, 4, 5);
    }
}
