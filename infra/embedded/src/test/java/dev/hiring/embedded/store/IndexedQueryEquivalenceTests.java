package dev.hiring.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With indexes a query finds what it finds without them, whatever types the fields hold. */
class IndexedQueryEquivalenceTests {

    private static final int DOCUMENTS = 300;
    private static final int QUERIES = 200;

    private static StoreFixture fixture;

    @BeforeAll
    static void start() {
        fixture = StoreFixture.inMemory();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void indexesDoNotChangeResults(long seed) {
        Random random = new Random(seed);
        MongoCollection<Document> plain = fixture.newCollection();
        MongoCollection<Document> indexed = fixture.newCollection();
        createIndexes(indexed);

        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            documents.add(document(random, i));
        }
        plain.insertMany(documents);
        indexed.insertMany(documents);
        // Indexes must follow changes as well as insertions.
        for (int i = 0; i < DOCUMENTS / 3; i++) {
            Document change = document(random, random.nextInt(DOCUMENTS));
            Document byId = new Document("_id", change.get("_id"));
            plain.replaceOne(byId, change);
            indexed.replaceOne(byId, change);
        }
        for (int i = 0; i < DOCUMENTS / 10; i++) {
            Document byId = new Document("_id", random.nextInt(DOCUMENTS));
            plain.deleteOne(byId);
            indexed.deleteOne(byId);
        }

        for (int i = 0; i < QUERIES; i++) {
            Document query = query(random);
            assertThat(ids(indexed, query)).as("%s", query.toJson()).isEqualTo(ids(plain, query));
            assertThat(indexed.countDocuments(query)).as("%s", query.toJson()).isEqualTo(plain.countDocuments(query));
        }
        assertThat(fixture.scanned(indexed)).isLessThan(fixture.scanned(plain));
    }

    private static void createIndexes(MongoCollection<Document> collection) {
        collection.createIndex(new Document("a", 1));
        collection.createIndex(new Document("b", 1), new IndexOptions().sparse(true));
        collection.createIndex(new Document("a", 1).append("b", -1));
        collection.createIndex(new Document("items.at", 1), new IndexOptions().sparse(true));
        collection.createIndex(new Document("a", 1).append("items.at", 1));
        collection.createIndex(new Document("nested.x", 1));
    }

    private static Set<Object> ids(MongoCollection<Document> collection, Document query) {
        return collection.find(query).map(document -> document.get("_id")).into(new HashSet<>());
    }

    private static Document document(Random random, int id) {
        Document document = new Document("_id", id);
        maybePut(random, document, "a", value(random, true));
        maybePut(random, document, "b", value(random, true));
        maybePut(random, document, "nested", random.nextBoolean() ? new Document("x", value(random, true)) : "flat");
        if (random.nextInt(4) > 0) {
            List<@Nullable Object> items = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                items.add(
                        random.nextInt(5) == 0
                                ? value(random, false)
                                : new Document(random.nextInt(6) == 0 ? "other" : "at", value(random, false)));
            }
            document.append("items", items);
        }
        return document;
    }

    private static void maybePut(Random random, Document document, String field, @Nullable Object value) {
        if (random.nextInt(6) > 0) {
            document.append(field, value);
        }
    }

    private static @Nullable Object value(Random random, boolean arrays) {
        int small = random.nextInt(6);
        return switch (random.nextInt(arrays ? 13 : 11)) {
            case 0 -> small;
            case 1 -> (long) small;
            case 2 -> small + random.nextInt(2) * 0.5;
            case 3 -> new Decimal128(small);
            case 4 -> "s" + small;
            case 5 -> Date.from(Instant.ofEpochSecond(small));
            case 6 -> random.nextBoolean();
            case 7 -> null;
            case 8 -> new UUID(small - 3L, small);
            case 9 -> new ObjectId(small, small);
            case 10 -> new Document("y", small);
            default -> Arrays.asList(value(random, false), value(random, false)).subList(0, random.nextInt(3));
        };
    }

    private static Document query(Random random) {
        Document query = condition(random);
        if (random.nextBoolean()) {
            query.putAll(condition(random));
        }
        return switch (random.nextInt(5)) {
            case 0 -> new Document("$and", List.of(query, condition(random)));
            case 1 -> new Document("$or", List.of(query, condition(random)));
            default -> query;
        };
    }

    private static Document condition(Random random) {
        String field = List.of("a", "b", "items.at", "nested.x", "_id").get(random.nextInt(5));
        Document operators = new Document();
        switch (random.nextInt(8)) {
            case 0, 1 -> {
                return new Document(field, value(random, true));
            }
            case 2 -> operators.append("$in", Arrays.asList(value(random, false), value(random, false)));
            case 3 -> operators.append("$gt", value(random, false));
            case 4 -> operators.append("$lte", value(random, false));
            case 5 -> operators.append("$gte", value(random, false)).append("$lt", value(random, false));
            case 6 -> operators.append("$not", new Document("$gt", value(random, false)));
            default -> operators.append("$exists", random.nextBoolean());
        }
        return new Document(field, operators);
    }
}
