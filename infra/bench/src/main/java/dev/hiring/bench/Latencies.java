package dev.hiring.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import dev.hiring.local.Home;

/**
 * Consumes every event beside the services and takes the time since it was committed. An event's time is taken before its
 * write, so the write is part of the figure.
 */
final class Latencies implements AutoCloseable {

    record Quantiles(double p50, double p99, int events) {}

    private final ConcurrentLinkedQueue<Double> millis = new ConcurrentLinkedQueue<>();
    private final AtomicLong events = new AtomicLong();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private volatile boolean closed;

    Latencies(Home home) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", "127.0.0.1:" + home.port(29092), "fetch.max.wait.ms", 100),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                .filter(topic ->
                        topic.getKey().startsWith("hiring.") && !topic.getKey().endsWith(".dlt"))
                .flatMap(topic -> topic.getValue().stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        thread = Thread.ofPlatform().name("latencies").start(this::consume);
    }

    private void consume() {
        while (!closed) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                Header time = record.headers().lastHeader("ce_time");
                Instant committed = Instant.parse(new String(time.value(), UTF_8));
                millis.add(Duration.between(committed, Instant.now()).toNanos() / 1e6);
                events.incrementAndGet();
            }
        }
    }

    long events() {
        return events.get();
    }

    void reset() {
        millis.clear();
    }

    Quantiles quantiles() {
        List<Double> sorted = millis.stream().sorted().toList();
        return new Quantiles(at(sorted, 0.50), at(sorted, 0.99), sorted.size());
    }

    private static double at(List<Double> sorted, double quantile) {
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.ceil(quantile * sorted.size()) - 1);
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        consumer.close();
    }
}
