package dev.hiring.kit.consume;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * The dead letters of this service: listed, and on an operator's word sent again to the topic that they came from. What
 * was sent again counts as dealt with; sending it once more changes nothing, because handlers are idempotent.
 */
final class DeadLetters {

    /**
     * @param offset in the dead-letter topic
     * @param reason why the record could not be handled
     * @param replayed whether it was sent again already
     */
    record Letter(
            String topic,
            long offset,
            String key,
            @Nullable String type,
            @Nullable String id,
            @Nullable String reason,
            Instant at,
            boolean replayed) {}

    private static final Duration WAIT = Duration.ofSeconds(5);

    private final Map<String, Object> consumerProperties;
    private final KafkaOperations<Object, byte[]> kafka;
    private final DeadLetterTopics topics;
    private final Supplier<List<String>> listened;

    DeadLetters(
            Map<String, Object> consumerProperties,
            KafkaOperations<Object, byte[]> kafka,
            DeadLetterTopics topics,
            Supplier<List<String>> listened) {
        this.consumerProperties = consumerProperties;
        this.kafka = kafka;
        this.topics = topics;
        this.listened = listened;
    }

    /** How many wait for somebody to deal with them. */
    long waiting() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions(consumer), WAIT);
            return ends.entrySet().stream()
                    .mapToLong(end -> end.getValue() - handled(consumer, end.getKey()))
                    .sum();
        }
    }

    List<Letter> list(int limit) {
        List<Letter> letters = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            for (TopicPartition partition : partitions(consumer)) {
                long handled = handled(consumer, partition);
                read(consumer, partition, 0, limit - letters.size(), record -> letters.add(letter(record, handled)));
            }
        }
        return letters;
    }

    /** Sends every letter again that was not yet. */
    List<Letter> replay(boolean dryRun) {
        List<Letter> replayed = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            for (TopicPartition partition : partitions(consumer)) {
                long handled = handled(consumer, partition);
                read(consumer, partition, handled, Integer.MAX_VALUE, record -> {
                    if (!dryRun) {
                        kafka.send(original(record)).join();
                        consumer.commitSync(Map.of(partition, new OffsetAndMetadata(record.offset() + 1)));
                    }
                    replayed.add(letter(record, handled));
                });
            }
        }
        return replayed;
    }

    private ProducerRecord<Object, byte[]> original(ConsumerRecord<byte[], byte[]> letter) {
        ProducerRecord<Object, byte[]> record =
                new ProducerRecord<>(topics.original(letter.topic()), letter.key(), letter.value());
        for (Header header : letter.headers()) {
            if (!header.key().startsWith("kafka_dlt-")) {
                record.headers().add(header);
            }
        }
        return record;
    }

    private void read(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition partition,
            long from,
            int limit,
            Consumer<ConsumerRecord<byte[], byte[]>> action) {
        long end = consumer.endOffsets(List.of(partition), WAIT).getOrDefault(partition, 0L);
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        int left = limit;
        while (left > 0 && consumer.position(partition, WAIT) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(WAIT)) {
                if (left-- > 0) {
                    action.accept(record);
                }
            }
        }
    }

    private static long handled(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
        OffsetAndMetadata committed =
                consumer.committed(Set.of(partition), WAIT).get(partition);
        return committed == null ? 0 : committed.offset();
    }

    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        return listened.get().stream()
                .map(topics::of)
                .flatMap(topic -> consumer.partitionsFor(topic, WAIT).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> properties = new HashMap<>(consumerProperties);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, topics.group() + ".replay");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Letter letter(ConsumerRecord<byte[], byte[]> record, long handled) {
        return new Letter(
                record.topic(),
                record.offset(),
                record.key() == null ? "" : new String(record.key(), UTF_8),
                header(record, "ce_type"),
                header(record, "ce_id"),
                header(record, KafkaHeaders.DLT_EXCEPTION_MESSAGE),
                Instant.ofEpochMilli(record.timestamp()),
                record.offset() < handled);
    }

    private static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
