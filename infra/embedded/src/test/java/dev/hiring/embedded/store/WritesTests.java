package dev.hiring.embedded.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The writes that the services rely on. */
class WritesTests {

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

    private Document only() {
        return requireNonNull(collection.find().first());
    }

    private static Document event(String id, long at) {
        return new Document("_id", id).append("at", new Date(at));
    }

    @Test
    void oneUpdatePushesIncrementsAndLowers() {
        collection.insertOne(new Document("_id", "a").append("version", 1).append("outbox", List.of(event("e1", 5))));

        collection.updateOne(
                and(eq("_id", "a"), eq("version", 1)),
                combine(
                        set("state", "submitted"),
                        inc("version", 1),
                        min("oldest", new Date(3)),
                        pushEach("outbox", List.of(event("e2", 6), event("e3", 7)))));

        assertThat(only())
                .isEqualTo(new Document("_id", "a")
                        .append("version", 2)
                        .append("outbox", List.of(event("e1", 5), event("e2", 6), event("e3", 7)))
                        .append("state", "submitted")
                        .append("oldest", new Date(3)));
    }

    @Test
    void pullsEventsByTheirIds() {
        collection.insertOne(
                new Document("_id", "a").append("outbox", List.of(event("e1", 1), event("e2", 2), event("e3", 3))));

        collection.updateOne(
                eq("_id", "a"),
                new Document(
                        "$pull",
                        new Document("outbox", new Document("_id", new Document("$in", List.of("e1", "e3"))))));

        assertThat(only().getList("outbox", Document.class)).containsExactly(event("e2", 2));
    }

    @Test
    void setsAndUnsetsNestedFields() {
        collection.insertOne(new Document("_id", "a").append("lease", new Document("by", "x")));

        collection.updateOne(eq("_id", "a"), combine(set("a.b.c", 1), unset("lease")));

        assertThat(only()).isEqualTo(new Document("_id", "a").append("a", new Document("b", new Document("c", 1))));
    }

    @Test
    void updatesTheMatchedElementOfAnArray() {
        collection.insertOne(new Document("_id", "a")
                .append(
                        "answers",
                        List.of(new Document("q", 1).append("v", "x"), new Document("q", 2).append("v", "y"))));

        collection.updateOne(and(eq("_id", "a"), eq("answers.q", 2)), set("answers.$.v", "z"));

        assertThat(only().getList("answers", Document.class)).extracting("v").containsExactly("x", "z");
    }

    @Test
    void upsertInsertsOnceAndUpdatesAfterwards() {
        for (int i = 0; i < 2; i++) {
            collection.updateOne(
                    eq("_id", "a"), combine(setOnInsert("created", i), inc("n", 1)), new UpdateOptions().upsert(true));
        }

        assertThat(only())
                .isEqualTo(new Document("_id", "a").append("created", 0).append("n", 2));
    }

    @Test
    void findAndUpdateReturnsBeforeAfterOrNothing() {
        collection.insertOne(new Document("_id", "a").append("n", 1));
        FindOneAndUpdateOptions after = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

        assertThat(collection.findOneAndUpdate(eq("_id", "a"), inc("n", 1))).containsEntry("n", 1);
        assertThat(collection.findOneAndUpdate(eq("_id", "a"), inc("n", 1), after))
                .containsEntry("n", 3);
        assertThat(collection.findOneAndUpdate(
                        eq("_id", "b"), inc("n", 1), new FindOneAndUpdateOptions().projection(include("n"))))
                .isNull();
        assertThat(collection.findOneAndDelete(eq("_id", "a"))).containsEntry("n", 3);
        assertThat(collection.countDocuments()).isZero();
    }

    @Test
    void refusesTheSameIdTwice() {
        collection.insertOne(new Document("_id", "a"));

        MongoWriteException refused =
                catchThrowableOfType(MongoWriteException.class, () -> collection.insertOne(new Document("_id", "a")));

        assertThat(refused.getError().getCode()).isEqualTo(11000);
        assertThat(refused.getError().getMessage()).contains("_id_").contains("a");
    }

    @Test
    void refusesTheSameNumberAsAnotherType() {
        collection.insertOne(new Document("_id", 1));

        assertThatThrownBy(() -> collection.insertOne(new Document("_id", 1L))).isInstanceOf(MongoWriteException.class);
        assertThat(collection.find(eq("_id", 1L)).first()).isNotNull();
        collection.replaceOne(eq("_id", 1L), new Document("x", 2));
        assertThat(collection.deleteOne(eq("_id", 1.0)).getDeletedCount()).isEqualTo(1);
        assertThat(collection.countDocuments()).isZero();
    }

    @Test
    void uniqueIndexRefusesUpdateThatCollides() {
        collection.createIndex(
                new Document("k", 1), new IndexOptions().unique(true).sparse(true));
        collection.insertMany(List.of(
                new Document("_id", 1).append("k", "a"),
                new Document("_id", 2).append("k", "b"),
                new Document("_id", 3),
                new Document("_id", 4)));

        assertThatThrownBy(() -> collection.updateOne(eq("_id", 2), set("k", "a")))
                .isInstanceOf(MongoWriteException.class)
                .hasMessageContaining("E11000");
        collection.updateOne(eq("_id", 2), combine(set("k", "b"), set("other", 1)));
        collection.updateOne(eq("_id", 1), set("k", "c"));
        collection.updateOne(eq("_id", 2), set("k", "a"));

        assertThat(collection.find(eq("k", "a")).first()).containsEntry("_id", 2);
        assertThat(collection.find(eq("k", "b")).first()).isNull();
    }

    @Test
    void uniqueIndexIsNotBuiltOverDuplicates() {
        collection.insertMany(List.of(new Document("k", 1), new Document("k", 1L)));

        assertThatThrownBy(() -> collection.createIndex(new Document("k", 1), new IndexOptions().unique(true)))
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageContaining("E11000");
        assertThat(collection.listIndexes()).hasSize(1);
    }

    @Test
    void unorderedBulkWriteDoesAllItCan() {
        collection.insertOne(new Document("_id", "a"));

        MongoBulkWriteException partly = catchThrowableOfType(
                MongoBulkWriteException.class,
                () -> collection.bulkWrite(
                        List.of(
                                new InsertOneModel<>(new Document("_id", "a")),
                                new InsertOneModel<>(new Document("_id", "b")),
                                new UpdateOneModel<>(eq("_id", "a"), set("x", 1)),
                                new UpdateOneModel<>(eq("_id", "c"), set("x", 1), new UpdateOptions().upsert(true))),
                        new BulkWriteOptions().ordered(false)));

        assertThat(partly.getWriteErrors()).extracting("code").containsExactly(11000);
        assertThat(partly.getWriteResult().getInsertedCount()).isEqualTo(1);
        assertThat(partly.getWriteResult().getModifiedCount()).isEqualTo(1);
        assertThat(partly.getWriteResult().getUpserts()).hasSize(1);
        assertThat(collection.find()).extracting("_id").containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void orderedBulkWriteStopsAtTheFirstError() {
        collection.createIndex(
                new Document("k", 1), new IndexOptions().unique(true).sparse(true));
        collection.insertMany(
                List.of(new Document("_id", 1).append("k", "a"), new Document("_id", 2), new Document("_id", 3)));

        MongoBulkWriteException stopped = catchThrowableOfType(
                MongoBulkWriteException.class,
                () -> collection.bulkWrite(List.of(
                        new UpdateOneModel<>(eq("_id", 1), set("x", 1)),
                        new UpdateOneModel<>(eq("_id", 2), set("k", "a")),
                        new UpdateOneModel<>(eq("_id", 3), set("x", 1)))));

        assertThat(stopped.getWriteErrors()).extracting("index").containsExactly(1);
        assertThat(stopped.getWriteResult().getModifiedCount()).isEqualTo(1);
        assertThat(collection.find(exists("x"))).extracting("_id").containsExactly(1);
    }

    @Test
    void countsWhatWasInserted() {
        collection.insertOne(new Document("_id", 3));
        List<Document> five =
                IntStream.range(0, 5).mapToObj(i -> new Document("_id", i)).toList();

        MongoBulkWriteException partly = catchThrowableOfType(
                MongoBulkWriteException.class,
                () -> collection.insertMany(five, new InsertManyOptions().ordered(false)));

        assertThat(partly.getWriteResult().getInsertedCount()).isEqualTo(4);
        assertThat(collection.countDocuments()).isEqualTo(5);
    }

    @Test
    void refusesWhatItWouldAnswerWrongly() {
        assertThatThrownBy(() -> collection.createIndex(
                        new Document("k", 1), new IndexOptions().partialFilterExpression(exists("x"))))
                .hasMessageContaining("does not support partial indexes");
        assertThatThrownBy(() -> collection.createIndex(new Document("k", "text")))
                .hasMessageContaining("does not support 'text' indexes");
        assertThatThrownBy(() -> collection.updateOne(eq("_id", 1), List.of(set("a", 1))))
                .hasMessageContaining("does not support updates by an aggregation pipeline");
    }

    @Test
    void indexesAreCreatedOnceAndDropped() {
        collection.insertMany(IntStream.range(0, 100)
                .mapToObj(i -> new Document("_id", i).append("k", i))
                .toList());
        collection.createIndex(new Document("k", 1));
        collection.createIndex(new Document("k", 1));

        assertThat(collection.listIndexes()).extracting("name").containsExactly("_id_", "k_1");
        assertThatThrownBy(() -> collection.createIndex(new Document("k", 1), new IndexOptions().unique(true)))
                .isInstanceOf(MongoCommandException.class);
        collection.dropIndex("k_1");
        assertThat(collection.listIndexes()).extracting("name").containsExactly("_id_");
        assertThat(collection.find(eq("k", 5)).first()).containsEntry("_id", 5);
        collection.drop();
        assertThat(collection.countDocuments()).isZero();
        collection.insertOne(new Document("_id", 1));
        assertThat(collection.countDocuments()).isEqualTo(1);
    }
}
