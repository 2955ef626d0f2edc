package dev.hiring.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.JsonNode;

import dev.hiring.local.Home;

/**
 * Consumes every event beside the services, as a dashboard would: for the time since each was committed, for the sessions
 * to which applicants are invited, and for the decisions. An event's time is taken before its write, so the write is part
 * of the figure.
 */
final class Events implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    record Quantiles(double p50, double p99, int events) {}

    private final ConcurrentLinkedQueue<Double> millis = new ConcurrentLinkedQueue<>();
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final Map<String, CompletableFuture<String>> sessions = new ConcurrentHashMap<>();
    private final Map<String, Semaphore> decisions = new ConcurrentHashMap<>();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private volatile boolean closed;

    Events(Home home) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", home.broker(), "fetch.max.wait.ms", 100),
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
        partitions.forEach(consumer::position);
        thread = Thread.ofPlatform().name("events").start(this::consume);
    }

    private void consume() {
        while (!closed) {
            consumer.poll(Duration.ofMillis(100)).forEach(this::take);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> event) {
        Instant committed = Instant.parse(header(event, "ce_time"));
        millis.add(Duration.between(committed, Instant.now()).toNanos() / 1e6);
        count.incrementAndGet();
        bytes.addAndGet(event.serializedValueSize());
        switch (header(event, "ce_type")) {
            case "hiring.assessment.candidate-invited.v1" -> {
                JsonNode invited = Api.JSON.readTree(event.value());
                session(invited.path("applicationId").asString())
                        .complete(invited.path("sessionId").asString());
            }
            case "hiring.candidate.shortlisted.v1", "hiring.candidate.not-selected.v1" ->
                decisions(Api.JSON.readTree(event.value()).path("jobId").asString())
                        .release();
            default -> {}
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value(), UTF_8);
    }

    private CompletableFuture<String> session(String applicationId) {
        return sessions.computeIfAbsent(applicationId, _ -> new CompletableFuture<>());
    }

    private Semaphore decisions(String jobId) {
        return decisions.computeIfAbsent(jobId, _ -> new Semaphore(0));
    }

    /** Waits for the session to which the applicant is invited. */
    String awaitSession(String applicationId) {
        try {
            return session(applicationId)
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } finally {
            sessions.remove(applicationId);
        }
    }

    /** Waits until that many more applications for the job have been decided. */
    void awaitDecisions(String jobId, int applications) {
        try {
            if (!decisions(jobId).tryAcquire(applications, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException(decisions(jobId).availablePermits() + " of " + applications
                        + " applications are decided after " + PATIENCE.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    long count() {
        return count.get();
    }

    int meanBytes() {
        return (int) (bytes.get() / Math.max(1, count.get()));
    }

    void forgetLatencies() {
        millis.clear();
    }

    Quantiles latencies() {
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
