package dev.hiring.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;

import dev.hiring.local.Home;

/**
 * The least that any pipeline does for an application: as many store writes and Kafka sends, with plain clients, one after
 * the other, on the same store and broker, of documents and events of the same size. No HTTP, no JSON, no tokens, no rules.
 */
final class Floor {

    /** What one application costs: so many store writes of documents of a size, so many events of a size. */
    record Work(int writes, int documentBytes, int sends, int eventBytes) {}

    private static final String TOPIC = "floor";

    private final Home home;
    private final int clients;
    private final Work work;

    Floor(Home home, int clients, Work work) {
        this.home = home;
        this.clients = clients;
        this.work = work;
    }

    /** Applications per second. */
    double run(Duration length) {
        createTopic();
        AtomicInteger applications = new AtomicInteger();
        long begin = System.nanoTime();
        long end = begin + length.toNanos();
        try (MongoClient mongo = MongoClients.create(home.store() + "/?retryWrites=false&w=majority&journal=true");
                KafkaProducer<String, byte[]> kafka = new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                home.broker(),
                                "acks",
                                "all",
                                "compression.type",
                                "lz4",
                                "linger.ms",
                                1),
                        new StringSerializer(),
                        new ByteArraySerializer());
                ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            MongoCollection<Document> documents = mongo.getDatabase("floor").getCollection("documents");
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                running.add(threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        application(documents, kafka);
                        applications.incrementAndGet();
                    }
                }));
            }
            running.forEach(Floor::get);
        }
        return applications.get() / ((System.nanoTime() - begin) / 1e9);
    }

    private void createTopic() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", home.broker()))) {
            get(admin.createTopics(List.of(new NewTopic(TOPIC, 12, (short) 1)))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture());
        }
    }

    private void application(MongoCollection<Document> documents, KafkaProducer<String, byte[]> kafka) {
        String id = UUID.randomUUID().toString();
        documents.insertOne(
                new Document("_id", id).append("version", 1).append("text", "x".repeat(work.documentBytes())));
        for (int i = 1; i < work.writes(); i++) {
            documents.updateOne(
                    Filters.and(Filters.eq("_id", id), Filters.eq("version", i)),
                    Updates.combine(Updates.inc("version", 1), Updates.set("text", "y".repeat(work.documentBytes()))));
        }
        List<Future<?>> sent = new ArrayList<>();
        for (int i = 0; i < work.sends(); i++) {
            sent.add(kafka.send(new ProducerRecord<>(TOPIC, id, new byte[work.eventBytes()])));
        }
        sent.forEach(Floor::get);
    }

    private static void get(Future<?> future) {
        try {
            future.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
