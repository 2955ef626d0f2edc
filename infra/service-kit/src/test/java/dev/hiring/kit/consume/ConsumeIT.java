package dev.hiring.kit.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.web.client.RestClient;

import dev.hiring.events.CandidateEvent.JobClosed;
import dev.hiring.events.CandidateEvent.JobOpened;
import dev.hiring.kit.sample.SampleInfrastructure;
import dev.hiring.kit.sample.SampleService;
import dev.hiring.kit.sample.Tally;

/** Every record is applied, skipped or explained in a dead-letter topic, and none holds up the next. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsumeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOPIC = "hiring.candidate";
    private static final String CLOSED = "hiring.candidate.job-closed.v1";
    private static final String DATA = "{\"jobId\":\"j\",\"closedAt\":\"2026-01-01T00:00:00Z\",\"added\":\"later\"}";

    private final SampleInfrastructure infrastructure = new SampleInfrastructure();
    private final AtomicInteger numbers = new AtomicInteger();
    private ConfigurableApplicationContext context;
    private SampleService service;
    private KafkaProducer<String, byte[]> producer;

    @BeforeAll
    void start() {
        context = SampleService.start("consume-service", infrastructure.kafka(), infrastructure.mongo());
        service = context.getBean(SampleService.class);
        producer = producer(Map.of());
    }

    @AfterAll
    void stop() {
        producer.close();
        context.close();
        infrastructure.close();
    }

    @Test
    void readsBinaryModeAndIgnoresUnknownFields() {
        String id = send(CLOSED, DATA);
        awaitReceived(id);
        Received<?> received = service.received(id).getFirst();
        assertThat(received.organization()).isEqualTo("acme");
        assertThat(received.version()).isEqualTo(7);
    }

    @Test
    void readsStructuredMode() {
        awaitReceived(sendStructured(CLOSED));
    }

    @Test
    void skipsUnknownTypesAndTombstones() {
        double skippedBefore = skipped();
        String unknown = send("hiring.candidate.moved-to-mars.v1", "{}");
        String unknownStructured = sendStructured("hiring.candidate.moved-to-mars.v1");
        producer.send(new ProducerRecord<>(TOPIC, "j", null));
        awaitReceived(send(CLOSED, DATA));
        assertThat(skipped() - skippedBefore).isEqualTo(3);
        assertThat(letters()).extracting(DeadLetters.Letter::id).doesNotContain(unknown);
        assertThat(letters())
                .extracting(DeadLetters.Letter::reason)
                .noneMatch(reason -> String.valueOf(reason).contains("moved-to-mars"));
        assertThat(service.received(unknownStructured)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    not json                                         | is not a hiring.candidate.job-closed.v1
                    {"closedAt":"2026-01-01T00:00:00Z"}              | jobId
                    {"jobId":"j","closedAt":"yesterday"}             | closedAt
                    {"jobId":{"a":[]},"closedAt":"2026-01-01T00:00:00Z"} | jobId
                    """)
    void malformedDataGoesToTheDeadLetterTopicAtOnceAndTheNextRecordProceeds(String data, String reason) {
        String poison = send(CLOSED, data);
        awaitReceived(send(CLOSED, DATA));
        DeadLetters.Letter letter = letters().stream()
                .filter(l -> poison.equals(l.id()))
                .findFirst()
                .orElseThrow();
        assertThat(letter.reason()).contains(reason);
        assertThat(letter.type()).isEqualTo(CLOSED);
        assertThat(letter.topic()).isEqualTo("hiring.candidate.consume-service.dlt");
    }

    @Test
    void hostileHeadersGoToTheDeadLetterTopic() {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(TOPIC, "j", DATA.getBytes(UTF_8));
        record.headers()
                .add("ce_specversion", "1.0".getBytes(UTF_8))
                .add("ce_id", "hostile".getBytes(UTF_8))
                .add("ce_type", CLOSED.getBytes(UTF_8))
                .add("ce_source", new byte[] {(byte) 0xff, 0, 13, 10})
                .add("ce_time", "not a time".getBytes(UTF_8));
        producer.send(record);
        awaitReceived(send(CLOSED, DATA));
        assertThat(letters()).anyMatch(letter -> "hostile".equals(letter.id()));
    }

    /** Hexadecimal digits shrink to a half by gzip, and not at all by lz4, which events are compressed with. */
    @Test
    void aRecordThatOnlyFitsWhenCompressedGoesToTheDeadLetterTopicAndBack() {
        byte[] noise = new byte[900_000];
        new Random(1).nextBytes(noise);
        String poison;
        try (KafkaProducer<String, byte[]> compressing = producer(
                Map.of("compression.type", "gzip", "max.request.size", 10_000_000, "buffer.memory", 40_000_000))) {
            poison = send(compressing, CLOSED, HexFormat.of().formatHex(noise));
        }
        awaitReceived(send(CLOSED, DATA));
        await().atMost(PATIENCE).until(() -> letters().stream().anyMatch(letter -> poison.equals(letter.id())));
        context.getBean(DeadLetters.class).replay(false);
        assertThat(letters()).anyMatch(letter -> poison.equals(letter.id()) && letter.replayed());
    }

    @Test
    void infrastructureFailuresAreRetriedForAsLongAsItTakes() {
        AtomicInteger tries = new AtomicInteger();
        service.onEvent(event -> {
            if (event instanceof JobOpened && tries.incrementAndGet() < 8) {
                throw new DataAccessResourceFailureException("the store is away");
            }
        });
        String id = send("hiring.candidate.job-opened.v1", """
                {"jobId":"j","assessmentIds":["a"],"title":"t","openedAt":"2026-01-01T00:00:00Z"}""");
        awaitReceived(id);
        service.onEvent(_ -> {});
        assertThat(tries).hasValue(8);
        assertThat(letters()).noneMatch(letter -> id.equals(letter.id()));
    }

    @Test
    void unknownFailuresGetFiveTriesAndAreReplayedByAnOperator() {
        AtomicInteger tries = new AtomicInteger();
        service.onEvent(event -> {
            if (event instanceof JobOpened) {
                tries.incrementAndGet();
                throw new IllegalStateException("a bug");
            }
        });
        String id = send("hiring.candidate.job-opened.v1", """
                {"jobId":"j","assessmentIds":["a"],"title":"t","openedAt":"2026-01-01T00:00:00Z"}""");
        await().atMost(PATIENCE).until(() -> letters().stream().anyMatch(letter -> id.equals(letter.id())));
        assertThat(tries).hasValue(5);
        service.onEvent(_ -> {});
        DeadLetters deadLetters = context.getBean(DeadLetters.class);

        assertThat(deadLetters.replay(true)).anyMatch(letter -> id.equals(letter.id()));
        assertThat(service.received(id)).isEmpty();
        deadLetters.replay(false);
        awaitReceived(id);

        assertThat(deadLetters.replay(false)).noneMatch(letter -> id.equals(letter.id()));
    }

    @Test
    void aWriteThatTheStoreRefusesGetsFiveTries() {
        AtomicInteger tries = new AtomicInteger();
        service.tallies().insert(Tally.start("refused"));
        service.onEvent(event -> {
            if (event instanceof JobClosed) {
                tries.incrementAndGet();
                // The note is a text, so there is nothing to add to.
                service.tallies()
                        .mongo()
                        .updateFirst(Query.query(where("_id").is("refused")), new Update().inc("note", 1), Tally.class);
            }
        });
        String id = send(CLOSED, DATA);
        await().atMost(PATIENCE).until(() -> letters().stream().anyMatch(letter -> id.equals(letter.id())));
        service.onEvent(_ -> {});
        assertThat(tries).hasValue(5);
    }

    @Test
    void tellsPrometheusTheLagOfItsConsumersAndHowItsProducerFares() {
        awaitReceived(send(CLOSED, DATA));
        service.tallies().insert(Tally.start("measured"));
        RestClient management =
                RestClient.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.management.port"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(management
                                .get()
                                .uri("/actuator/prometheus")
                                .retrieve()
                                .body(String.class))
                        .containsPattern("kafka_consumer_fetch_manager_records_lag\\{.*topic=\"hiring.candidate\"")
                        .contains(
                                "kafka_consumer_fetch_manager_records_lag_max{", "kafka_producer_record_send_total{"));
    }

    private List<DeadLetters.Letter> letters() {
        return context.getBean(DeadLetters.class).list(1_000);
    }

    private void awaitReceived(String id) {
        await().atMost(PATIENCE).until(() -> !service.received(id).isEmpty());
    }

    private double skipped() {
        return context.getBean(MeterRegistry.class)
                .get("hiring.consume.skipped")
                .counter()
                .count();
    }

    private String sendStructured(String type) {
        String id = "structured-" + numbers.incrementAndGet();
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(TOPIC, "j", """
                {"specversion":"1.0","id":"%s","source":"/test","type":"%s","time":"2026-01-01T00:00:00Z",
                 "organization":"acme","version":"1","datacontenttype":"application/json","data":%s}""".formatted(id, type, DATA).getBytes(UTF_8));
        record.headers().add("content-type", "application/cloudevents+json; charset=UTF-8".getBytes(UTF_8));
        producer.send(record);
        return id;
    }

    private KafkaProducer<String, byte[]> producer(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("bootstrap.servers", infrastructure.kafka());
        return new KafkaProducer<>(all, new StringSerializer(), new ByteArraySerializer());
    }

    private String send(String type, String data) {
        return send(producer, type, data);
    }

    private String send(KafkaProducer<String, byte[]> producer, String type, String data) {
        String id = "event-" + numbers.incrementAndGet();
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(TOPIC, "j", data.getBytes(UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id,
                        "ce_source", "/test",
                        "ce_type", type,
                        "ce_time", "2026-01-01T00:00:00Z",
                        "ce_organization", "acme",
                        "ce_version", "7",
                        "content-type", "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        producer.send(record);
        return id;
    }
}
