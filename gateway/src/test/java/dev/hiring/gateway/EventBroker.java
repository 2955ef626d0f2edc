package dev.hiring.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import dev.hiring.embedded.broker.EmbeddedBroker;

/** A broker with the suite's topics, and what services publish on them. */
final class EventBroker implements AutoCloseable {

    static final String JOB = "a4d7b2d0-1c9e-4f61-8b2a-9d3f5e6c7a05";
    static final String SHORTLISTED = "hiring.candidate.shortlisted.v1";
    static final String CLOSED = "hiring.candidate.job-closed.v1";
    static final String SCORED = "hiring.score.assessment-scored.v1";
    static final int PARTITIONS = 3;

    private final Path directory;
    private final int port;
    private EmbeddedBroker broker;
    private KafkaProducer<String, byte[]> producer;

    EventBroker() throws Exception {
        this(Files.createTempDirectory("gateway-events"), 0);
        createTopics();
    }

    private EventBroker(Path directory, int port) throws IOException {
        this.directory = directory;
        broker = EmbeddedBroker.start(directory, port);
        this.port = Integer.parseInt(broker.bootstrapServers().replaceAll(".*:", ""));
        producer = producer();
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private void createTopics() throws Exception {
        try (Admin admin = admin()) {
            List<NewTopic> topics = new ArrayList<>();
            for (String name : List.of("question", "answer-key", "assessment", "score", "candidate")) {
                topics.add(new NewTopic("hiring." + name, PARTITIONS, (short) 1));
            }
            admin.createTopics(topics).all().get();
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    /** An event about the job. Its key decides the partition. */
    String publish(String organization, String type, String job, String key, String id) {
        return publish(record(organization, type, key, id, "{\"jobId\":\"%s\",\"id\":\"%s\"}".formatted(job, id)), id);
    }

    String publish(String organization, String type) {
        String id = UUID.randomUUID().toString();
        return publish(organization, type, JOB, id, id);
    }

    List<String> publish(String organization, int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(publish(organization, i % 2 == 0 ? SHORTLISTED : SCORED));
        }
        return ids;
    }

    /** Anything, well-formed or not. */
    String publish(ProducerRecord<String, byte[]> record, String id) {
        try {
            producer.send(record).get();
            return id;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    static ProducerRecord<String, byte[]> record(String organization, String type, String key, String id, String data) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(type.replaceAll("(hiring\\.[a-z-]+)\\..*", "$1"), key, data.getBytes(UTF_8));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id);
        headers.put("ce_source", "/test");
        headers.put("ce_type", type);
        headers.put("ce_time", Instant.now().toString());
        headers.put("ce_subject", key);
        headers.put("ce_organization", organization);
        headers.put("ce_version", "1");
        headers.put("content-type", "application/json");
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    /** As retention does. */
    void deleteBefore(String topic, long offset) throws Exception {
        try (Admin admin = admin()) {
            Map<TopicPartition, RecordsToDelete> records = new LinkedHashMap<>();
            for (int partition = 0; partition < PARTITIONS; partition++) {
                records.put(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset));
            }
            admin.deleteRecords(records).all().get();
        }
    }

    void addPartition(String topic) throws Exception {
        try (Admin admin = admin()) {
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(PARTITIONS + 1)))
                    .all()
                    .get();
        }
    }

    void stop() {
        broker.close();
    }

    void startAgain() {
        broker = EmbeddedBroker.start(directory, port);
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        broker.close();
    }
}
