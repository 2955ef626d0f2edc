package dev.hiring.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;

import dev.hiring.events.CandidateEvent.JobClosed;
import dev.hiring.events.CandidateEvent.JobOpened;
import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.sample.SampleInfrastructure;
import dev.hiring.kit.sample.SampleService;
import dev.hiring.kit.sample.Tally;

/** Whatever happens between the write and the broker, every stored event reaches Kafka and leaves its document. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutboxIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SampleInfrastructure infrastructure = new SampleInfrastructure();
    private ConfigurableApplicationContext first;
    private ConfigurableApplicationContext second;

    @BeforeAll
    void startTwoInstances() {
        first = start();
        second = start();
    }

    @AfterAll
    void stop() {
        first.close();
        second.close();
        infrastructure.close();
    }

    private ConfigurableApplicationContext start() {
        return SampleService.start(
                "tally-service",
                infrastructure.kafka(),
                infrastructure.mongo(),
                "hiring.outbox.sweep-after=2s",
                "hiring.outbox.lease=5s",
                "hiring.outbox.refuse-after=4s");
    }

    /** What one test could not publish is no reason to refuse the writes of the next. */
    @BeforeEach
    void awaitThatWritesAreTaken() {
        for (ConfigurableApplicationContext instance : List.of(first, second)) {
            await().atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(OutboxFull.class)
                    .until(() -> {
                        service(instance)
                                .tallies()
                                .insert(Tally.start(UUID.randomUUID().toString()));
                        return true;
                    });
        }
    }

    @Test
    void twoInstancesPublishEveryEventOfThousandsOfAggregates() throws Exception {
        int aggregates = 2_000;
        try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
            List<Future<?>> writes = new ArrayList<>();
            for (int i = 0; i < aggregates; i++) {
                String id = "many-" + i;
                writes.add(writers.submit(() -> {
                    service(first).tallies().insert(Tally.start(id));
                    service(second).tallies().change("acme", id, Tally::up);
                    service(first).tallies().change("acme", id, Tally::up);
                }));
            }
            for (Future<?> write : writes) {
                write.get();
            }
        }
        await().atMost(PATIENCE).untilAsserted(() -> {
            for (int i = 0; i < aggregates; i++) {
                for (int version = 1; version <= 3; version++) {
                    String eventId = "acme/tallies/many-" + i + "/" + version + "/0";
                    assertThat(deliveries(eventId)).as(eventId).isPositive();
                }
            }
        });
        awaitEmptyOutbox();
    }

    @Test
    void sweepPublishesWhatADeadInstanceLeftBehind() {
        leaveBehind("left-behind", new Document());
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(deliveries("acme/tallies/left-behind/2/0")).isEqualTo(1));
        awaitEmptyOutbox();
    }

    @Test
    void leaseOfADeadInstanceLapses() {
        leaveBehind("leased", new Document(Sweep.LEASE, Date.from(Instant.now().plusSeconds(3))));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(deliveries("acme/tallies/leased/2/0")).isEqualTo(1));
        awaitEmptyOutbox();
    }

    /** Brings a document into the state that a process leaves when it dies between the write and the send. */
    private void leaveBehind(String id, Document more) {
        service(first).tallies().insert(Tally.start(id));
        awaitEmptyOutbox();
        Document event = event(id, 2, Instant.now().minusSeconds(60));
        Document update = new Document("$push", new Document("outbox", event));
        service(first)
                .tallies()
                .mongo()
                .getCollection("tallies")
                .updateOne(new Document("_id", id), more.isEmpty() ? update : update.append("$set", more));
    }

    private static Document event(String id, long version, Instant at) {
        return new PendingEvent(
                        "acme/tallies/" + id + "/" + version + "/0",
                        "hiring.candidate",
                        id,
                        "hiring.candidate.job-closed.v1",
                        "{\"jobId\":\"%s\",\"closedAt\":\"2026-01-01T00:00:00Z\"}".formatted(id),
                        "acme",
                        id,
                        version,
                        at,
                        null)
                .toDocument();
    }

    @Test
    void eventsDoNotOvertakeOneOfTheirDocumentThatCouldNotBeSent() {
        String id = "in-order";
        service(first).tallies().insert(Tally.start(id));
        awaitEmptyOutbox();
        List<Class<?>> arrivals = Collections.synchronizedList(new ArrayList<>());
        for (ConfigurableApplicationContext instance : List.of(first, second)) {
            service(instance).onEvent(event -> {
                if (event instanceof JobClosed closed && closed.jobId().equals(id)) {
                    arrivals.add(JobClosed.class);
                } else if (event instanceof JobOpened opened && opened.jobId().equals(id)) {
                    arrivals.add(JobOpened.class);
                }
            });
        }
        Publisher publisher = first.getBean(Publisher.class);
        Document lost = event(id, 1, Instant.now())
                .append("_id", "acme/tallies/in-order/1/1")
                .append("topic", "hiring.nowhere");
        setOutbox(id, List.of(lost));

        publisher.publish("tallies", List.of(PendingEvent.from(lost, "acme", id)));
        service(first).tallies().change("acme", id, Tally::up);
        await().atMost(PATIENCE).until(publisher::idle);
        service(first).tallies().change("acme", id, Tally::up);
        await().atMost(PATIENCE).until(publisher::idle);
        assertThat(first.getBean(BrokerWatch.class).failing()).isFalse();
        set(id, new Document("outbox.0.topic", "hiring.candidate"));
        awaitEmptyOutbox();
        service(first).tallies().change("acme", id, Tally::up);

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(deliveries("acme/tallies/in-order/4/0")).isPositive());
        assertThat(arrivals.getFirst()).isEqualTo(JobClosed.class);
        assertThat(deliveries("acme/tallies/in-order/2/0")).isPositive();
        assertThat(deliveries("acme/tallies/in-order/3/0")).isPositive();
        awaitEmptyOutbox();
    }

    @Test
    void aCommandWithSeveralEventsDoesNotExceedTheBound() {
        String id = "nearly full";
        service(first).tallies().insert(Tally.start(id));
        awaitEmptyOutbox();
        // Events of times to come: nobody sweeps them up meanwhile.
        List<Document> waiting = IntStream.range(0, 49)
                .mapToObj(i -> event(id, 2, Instant.now().plusSeconds(3_600)).append("_id", "waiting-" + i))
                .toList();
        setOutbox(id, waiting);
        assertThatThrownBy(() -> service(first).tallies().change("acme", id, OutboxIT::upWithTwoEvents))
                .isInstanceOf(OutboxFull.class);
        assertThat(service(first).tallies().change("acme", id, Tally::up).count())
                .isEqualTo(1);
        setOutbox(id, List.of());
        assertThat(service(first)
                        .tallies()
                        .change("acme", id, OutboxIT::upWithTwoEvents)
                        .count())
                .isEqualTo(2);
        awaitEmptyOutbox();
    }

    private static Change<Tally> upWithTwoEvents(Tally tally) {
        Change<Tally> up = tally.up();
        return Change.of(up.state(), up.events().getFirst(), up.events().getFirst());
    }

    private void setOutbox(String id, List<Document> events) {
        set(id, new Document("outbox", events));
    }

    private void set(String id, Document fields) {
        service(first)
                .tallies()
                .mongo()
                .getCollection("tallies")
                .updateOne(new Document("_id", id), new Document("$set", fields));
    }

    @Test
    void commandsAreAcceptedUpToTheBoundAndDrainWhenTheBrokerIsBack() {
        String id = "bounded";
        service(first).tallies().insert(Tally.start(id));
        awaitEmptyOutbox();
        infrastructure.stopBroker();
        List<Long> versions = new ArrayList<>();
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 60; i++) {
                        versions.add(service(first)
                                .tallies()
                                .change("acme", id, Tally::up)
                                .version());
                    }
                })
                .isInstanceOf(OutboxFull.class);
        assertThat(versions).hasSize(50);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThatThrownBy(() -> service(first).tallies().insert(Tally.start("refused")))
                                .isInstanceOf(OutboxFull.class)
                                .hasMessageContaining("cannot be published since"));

        infrastructure.restartBroker();

        await().atMost(PATIENCE).untilAsserted(() -> {
            for (long version : versions) {
                assertThat(deliveries("acme/tallies/bounded/" + version + "/0")).isPositive();
            }
        });
        awaitEmptyOutbox();
        assertThat(service(first)
                        .tallies()
                        .insert(Tally.start("accepted again"))
                        .version())
                .isEqualTo(1);
    }

    private static SampleService service(ConfigurableApplicationContext context) {
        return context.getBean(SampleService.class);
    }

    private int deliveries(String eventId) {
        return service(first).received(eventId).size()
                + service(second).received(eventId).size();
    }

    private void awaitEmptyOutbox() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                first.getBean(OutboxFigures.class).count().events())
                        .isZero());
    }
}
