package dev.hiring.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything on the suite's topics, read from the beginning. */
final class KafkaLog {

    /** An event, or anything else that stands on a topic. */
    record Entry(
            String topic,
            String key,
            List<String> headers,
            String id,
            String type,
            String organization,
            long version,
            String value) {

        /** All that anybody can read in it. */
        String text() {
            return key + "\n" + String.join("\n", headers) + "\n" + value;
        }

        JsonNode data() {
            return JSON.readTree(value);
        }
    }

    private static final JsonMapper JSON = new JsonMapper();

    private final List<Entry> entries = new ArrayList<>();
    private final List<ConsumerRecord<String, String>> records = new ArrayList<>();

    static KafkaLog read(String bootstrapServers) {
        KafkaLog log = new KafkaLog();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                    .filter(topic -> topic.getKey().startsWith("hiring."))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(500)).forEach(record -> {
                    log.records.add(record);
                    log.entries.add(entry(record));
                });
            }
        }
        return log;
    }

    private static Entry entry(ConsumerRecord<String, String> record) {
        return new Entry(
                record.topic(),
                record.key() == null ? "" : record.key(),
                Arrays.stream(record.headers().toArray()).map(KafkaLog::text).toList(),
                header(record, "ce_id"),
                header(record, "ce_type"),
                header(record, "ce_organization"),
                header(record, "ce_version").isEmpty() ? 0 : Long.parseLong(header(record, "ce_version")),
                record.value() == null ? "" : record.value());
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    private static String text(Header header) {
        return header.key() + ": " + (header.value() == null ? "" : new String(header.value(), UTF_8));
    }

    List<Entry> entries() {
        return entries;
    }

    Stream<Entry> ofType(String type) {
        return entries.stream()
                .filter(entry -> entry.type().equals(type) && !entry.topic().endsWith(".dlt"));
    }

    Stream<Entry> deadLetters() {
        return entries.stream().filter(entry -> entry.topic().endsWith(".dlt"));
    }

    /** Puts every event of that type and key on its topic again, so many times, as a producer that was not sure would. */
    static int repeat(String bootstrapServers, String type, String key, int times) {
        KafkaLog log = read(bootstrapServers);
        List<ConsumerRecord<String, String>> found = log.records.stream()
                .filter(record -> header(record, "ce_type").equals(type) && key.equals(record.key()))
                .toList();
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            for (int i = 0; i < times; i++) {
                found.forEach(record -> producer.send(
                        new ProducerRecord<>(record.topic(), null, record.key(), record.value(), record.headers())));
            }
        }
        return found.size();
    }

    /** How many records of their topics the services have not consumed yet. */
    static long lag(String bootstrapServers, List<String> groups) throws Exception {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", bootstrapServers);
        long lag = 0;
        try (Admin admin = Admin.create(properties);
                KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            for (String group : groups) {
                Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get();
                Map<TopicPartition, Long> ends = consumer.endOffsets(committed.keySet());
                for (Map.Entry<TopicPartition, OffsetAndMetadata> partition : committed.entrySet()) {
                    lag += ends.getOrDefault(partition.getKey(), 0L)
                            - partition.getValue().offset();
                }
            }
        }
        return lag;
    }
}
