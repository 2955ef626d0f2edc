package dev.hiring.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import dev.hiring.events.Event;
import dev.hiring.events.Topic;
import dev.hiring.kit.consume.Received;
import dev.hiring.kit.json.EventJson;

/** The events on Kafka: what the service published, and what the test publishes in the name of other services. */
public final class TestEvents implements AutoCloseable {

    private final EventJson json = EventJson.create();
    private final String kafka;
    private final Clock clock;
    private final KafkaProducer<String, byte[]> producer;
    private final List<ConsumerRecord<String, byte[]>> seen = new CopyOnWriteArrayList<>();
    private final Thread reader;
    private volatile boolean closed;

    TestEvents(String kafka, Clock clock) {
        this.clock = clock;
        this.kafka = kafka;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all"), new StringSerializer(), new ByteArraySerializer());
        this.reader = Thread.ofVirtual().name("test-events").start(this::readAll);
    }

    /** Publishes an event as another service would, with a fresh id. */
    public void publish(String organization, long version, Event event) {
        publish(UUID.randomUUID().toString(), organization, version, event);
    }

    public void publish(String id, String organization, long version, Event event) {
        publish(record(id, organization, version, event.getClass(), event.key(), json.write(event)));
    }

    /** Publishes what says that it is such an event and is none. */
    public void publishMalformed(Class<? extends Event> type, String organization, String key, String value) {
        publish(record(UUID.randomUUID().toString(), organization, 1, type, key, value.getBytes(UTF_8)));
    }

    /** What goes to the dead letters shows that all before it under the same key has been handled. */
    public void awaitHandled(Class<? extends Event> type, String organization, String key) {
        publishMalformed(type, organization, key, "{");
        awaitDeadLetter(record -> key.equals(record.key()));
    }

    private ProducerRecord<String, byte[]> record(
            String id, String organization, long version, Class<? extends Event> type, String key, byte[] value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topicOf(type), key, value);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id,
                        "ce_source",
                        "/test",
                        "ce_type",
                        Topic.typeOf(type),
                        "ce_time",
                        clock.instant().toString(),
                        "ce_subject",
                        key,
                        "ce_organization",
                        organization,
                        "ce_version",
                        Long.toString(version),
                        "content-type",
                        "application/json")
                .forEach((name, header) -> record.headers().add(name, header.getBytes(UTF_8)));
        return record;
    }

    private static String topicOf(Class<? extends Event> type) {
        return Arrays.stream(Topic.values())
                .filter(topic -> topic.types().containsValue(type))
                .findFirst()
                .orElseThrow()
                .topicName();
    }

    /** Publishes anything, well-formed or not. */
    public void publish(ProducerRecord<String, byte[]> record) {
        producer.send(record);
        producer.flush();
    }

    /** The first event of that type that fits, from the beginning of time. */
    public <E extends Event> Received<E> await(Class<E> type, Predicate<E> wanted) {
        return Awaitility.await()
                .atMost(Api.PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> all(type).stream()
                                .filter(e -> wanted.test(e.event()))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Every event of that type so far. */
    public <E extends Event> List<Received<E>> all(Class<E> type) {
        String typeName = Topic.typeOf(type);
        return seen.stream()
                .filter(record -> typeName.equals(header(record, "ce_type")) && !isDeadLetter(record))
                .map(record -> new Received<>(
                        json.read(record.value(), type),
                        Objects.requireNonNull(header(record, "ce_id")),
                        Objects.requireNonNull(header(record, "ce_organization")),
                        Long.parseLong(Objects.requireNonNull(header(record, "ce_version"))),
                        Instant.parse(Objects.requireNonNull(header(record, "ce_time")))))
                .toList();
    }

    /** Every record so far as it stands on its topic, dead letters included. */
    public List<ConsumerRecord<String, byte[]>> records() {
        return List.copyOf(seen);
    }

    /** The first dead letter that fits. */
    public ConsumerRecord<String, byte[]> awaitDeadLetter(Predicate<ConsumerRecord<String, byte[]>> wanted) {
        return Awaitility.await()
                .atMost(Api.PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> seen.stream()
                                .filter(TestEvents::isDeadLetter)
                                .filter(wanted)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static boolean isDeadLetter(ConsumerRecord<?, ?> record) {
        return record.topic().endsWith(".dlt");
    }

    private static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    /** Topics appear when the service creates them, so they are looked for again and again. */
    private void readAll() {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "auto.offset.reset", "earliest", "metadata.max.age.ms", 1_000),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            while (!closed) {
                List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                        .filter(topic -> topic.getKey().startsWith("hiring."))
                        .flatMap(topic -> topic.getValue().stream())
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
                consumer.assign(partitions);
                for (int i = 0; i < 10 && !closed && !partitions.isEmpty(); i++) {
                    consumer.poll(Duration.ofMillis(50)).forEach(seen::add);
                }
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        reader.join();
        producer.close();
    }
}
