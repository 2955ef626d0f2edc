package dev.hiring.embedded.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.hiring.embedded.LocalPorts;
import dev.hiring.embedded.ServerChild;

/** What the broker acknowledged is there once after kill -9. */
class BrokerCrashIT {

    private static final String TOPIC = "hiring.assessment";
    private static final int PARTITIONS = 3;
    private static final int ROUNDS = 3;
    private static final int RECORDS_BEFORE_KILL = 5_000;
    private static final Duration RESTART_BOUND = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

    @Test
    void keepsEachAcknowledgedRecordOnce(@TempDir Path data) throws Exception {
        int port = LocalPorts.findFreePair();
        ServerChild broker = ServerChild.start(BrokerMain.class, data, port);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()));
                KafkaProducer<String, String> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.address(), "linger.ms", "5", "compression.type", "lz4"),
                        new StringSerializer(),
                        new StringSerializer())) {
            createTopic(admin);
            for (int round = 0; round < ROUNDS; round++) {
                report(round, broker);
                broker = killWhileSending(producer, round, broker, data, port);
                assertThat(broker.startTime()).isLessThan(RESTART_BOUND);
            }
            report(ROUNDS, broker);
            producer.flush();
            assertHoldsAcknowledgedOnce(broker.address());
        } finally {
            broker.close();
        }
    }

    /**
     * A topic exists a moment before its partitions have their leader, and an idempotent producer that is too early can
     * get stuck (KAFKA-15591). Only a leader answers for its partition's offsets.
     */
    private static void createTopic(Admin admin) throws Exception {
        admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                .all()
                .get();
        Map<TopicPartition, OffsetSpec> ends =
                partitions().stream().collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
        admin.listOffsets(ends).all().get();
    }

    private static List<TopicPartition> partitions() {
        return IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(TOPIC, partition))
                .toList();
    }

    private static void report(int round, ServerChild broker) throws Exception {
        System.out.printf(
                "broker start %d: %d ms, %d MB resident%n",
                round, broker.startTime().toMillis(), broker.residentKilobytes() / 1024);
    }

    /** Sends on without a pause while the broker is killed and started again. */
    private ServerChild killWhileSending(
            KafkaProducer<String, String> producer, int round, ServerChild broker, Path data, int port)
            throws Exception {
        CountDownLatch enough = new CountDownLatch(RECORDS_BEFORE_KILL);
        CountDownLatch all = new CountDownLatch(2 * RECORDS_BEFORE_KILL);
        Thread sender = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 2 * RECORDS_BEFORE_KILL; i++) {
                String id = round + "/" + i;
                producer.send(new ProducerRecord<>(TOPIC, id, "x".repeat(200)), (metadata, failure) -> {
                    if (failure == null) {
                        acknowledged.add(id);
                    }
                    enough.countDown();
                    all.countDown();
                });
            }
        });
        assertThat(enough.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        broker.kill();
        broker.close();
        ServerChild restarted = ServerChild.start(BrokerMain.class, data, port);
        assertThat(all.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        sender.join();
        return restarted;
    }

    private void assertHoldsAcknowledgedOnce(String bootstrapServers) {
        List<String> consumed = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = partitions();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            Instant until = Instant.now().plus(PATIENCE);
            while (consumed.size() < end && Instant.now().isBefore(until)) {
                consumer.poll(Duration.ofMillis(200)).forEach(polled -> consumed.add(polled.key()));
            }
        }
        Set<String> distinct = new HashSet<>(consumed);
        Set<String> missing = new HashSet<>(acknowledged);
        missing.removeAll(distinct);
        assertThat(consumed).hasSize(distinct.size());
        assertThat(missing).isEmpty();
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ROUNDS * RECORDS_BEFORE_KILL);
    }
}
