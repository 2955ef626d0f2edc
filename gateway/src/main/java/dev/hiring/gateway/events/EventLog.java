package dev.hiring.gateway.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

import dev.hiring.events.Topic;

/** The topics on Kafka. Reading them leaves no trace there: no consumer group, no commits. */
final class EventLog {

    private static final int FETCH_BYTES = 1 << 20;
    private static final int FETCH_BYTES_OF_PARTITION = 256 << 10;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AtomicInteger created = new AtomicInteger();
    private final Map<String, Object> settings;

    /** @param settings how Kafka is reached */
    EventLog(Map<String, Object> settings, Duration refresh) {
        this.settings = new HashMap<>(settings);
        this.settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.settings.putAll(Map.of(
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                // A gap is to be noticed, never to be jumped over.
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none",
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                FETCH_BYTES,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                FETCH_BYTES_OF_PARTITION,
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                (int) refresh.toMillis(),
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis(),
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis(),
                ConsumerConfig.METRIC_REPORTER_CLASSES_CONFIG,
                List.of()));
    }

    Consumer<byte[], byte[]> consumer() {
        Map<String, Object> own = new HashMap<>(settings);
        own.put(ConsumerConfig.CLIENT_ID_CONFIG, "gateway-events-" + created.incrementAndGet());
        return new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Of all topics that there are by now. */
    static List<TopicPartition> partitions(Consumer<?, ?> consumer) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topic topic : Offsets.TOPICS) {
            @Nullable List<PartitionInfo> found = consumer.partitionsFor(topic.topicName());
            if (found != null) {
                found.forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
            }
        }
        return partitions;
    }

    static Offsets offsets(Map<TopicPartition, Long> next) {
        Offsets offsets = new Offsets();
        next.forEach((partition, offset) ->
                offsets.advance(Offsets.indexOf(partition.topic()), partition.partition(), offset));
        return offsets;
    }
}
