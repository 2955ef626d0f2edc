package dev.hiring.kit.consume;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import dev.hiring.events.Topic;

/**
 * The events that Kafka keeps, for whoever computes something anew: read from any position on, beside the listeners, by a
 * consumer that belongs to no group and commits nothing.
 */
public final class EventLog {

    /**
     * Records of one partition.
     *
     * @param begin the first offset that was kept when the part was made
     * @param next the first offset that is still to be read
     * @param end the first one that is not to be read any more
     */
    public record Part(String topic, int partition, long begin, long next, long end) {

        public boolean isRead() {
            return next >= end;
        }

        Part readTo(long position) {
            return new Part(topic, partition, begin, Math.min(position, end), end);
        }

        TopicPartition kafka() {
            return new TopicPartition(topic, partition);
        }
    }

    static final Duration WAIT = Duration.ofSeconds(10);
    private static final int BATCH = 500;

    private final Map<String, Object> properties;
    private final EventReader reader;

    EventLog(Map<String, Object> consumerProperties, EventReader reader) {
        this.properties = new HashMap<>(consumerProperties);
        this.reader = reader;
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        properties.putAll(Map.of(
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                BATCH));
    }

    /** Everything that the topics keep now. */
    public List<Part> whole(Collection<Topic> topics) {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic.topicName(), WAIT).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, WAIT);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, WAIT);
            return partitions.stream()
                    .map(partition -> {
                        long begin = begins.getOrDefault(partition, 0L);
                        return new Part(
                                partition.topic(),
                                partition.partition(),
                                begin,
                                begin,
                                ends.getOrDefault(partition, begin));
                    })
                    .toList();
        }
    }

    /**
     * @param concerns tells by the bytes of a record whether it is worth being read
     */
    public EventReading read(List<Part> parts, Predicate<byte[]> concerns) {
        return new EventReading(consumer(), reader, parts, concerns);
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
