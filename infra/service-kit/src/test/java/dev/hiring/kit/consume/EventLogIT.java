package dev.hiring.kit.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;

import dev.hiring.events.CandidateEvent.JobClosed;
import dev.hiring.events.Topic;
import dev.hiring.kit.consume.EventLog.Part;
import dev.hiring.kit.json.EventJson;
import dev.hiring.kit.sample.SampleInfrastructure;
import dev.hiring.kit.sample.SampleService;

/** The log is read from where one likes to where it was when one began, and nothing of it is committed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventLogIT {

    private final SampleInfrastructure infrastructure = new SampleInfrastructure();
    private final EventJson json = EventJson.create();
    private ConfigurableApplicationContext context;
    private KafkaProducer<String, byte[]> producer;
    private EventLog log;

    @BeforeAll
    void start() {
        context = SampleService.start("log-service", infrastructure.kafka(), infrastructure.mongo());
        log = context.getBean(EventLog.class);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", infrastructure.kafka()), new StringSerializer(), new ByteArraySerializer());
    }

    @AfterAll
    void stop() {
        producer.close();
        context.close();
        infrastructure.close();
    }

    @Test
    void readsToTheEndThatThereWasAndGoesOnFromAnyBatch() {
        for (int i = 0; i < 1_200; i++) {
            send(Topic.CANDIDATE, "job-" + i, "wanted");
        }
        List<Part> whole = log.whole(Set.of(Topic.CANDIDATE));
        send(Topic.CANDIDATE, "job-later", "wanted");

        List<String> read = new ArrayList<>();
        List<Part> at = whole;
        int readings = 0;
        while (at.stream().anyMatch(part -> !part.isRead())) {
            // A new reader each time, as after a crash.
            try (EventReading reading = log.read(at, _ -> true)) {
                reading.next().forEach(event -> read.add(event.event().key()));
                at = reading.parts();
            }
            readings++;
        }

        assertThat(readings).isGreaterThan(1);
        assertThat(read)
                .hasSizeGreaterThanOrEqualTo(1_200)
                .doesNotHaveDuplicates()
                .contains("job-0", "job-1199");
        assertThat(read).doesNotContain("job-later");
    }

    @Test
    void readsWhatConcernsAndCountsWhatIsNoEvent() {
        send(Topic.CANDIDATE, "of-concern", "needle");
        producer.send(new ProducerRecord<>(Topic.CANDIDATE.topicName(), "k", "needle, and no event".getBytes(UTF_8)));
        producer.send(new ProducerRecord<>(Topic.CANDIDATE.topicName(), "k", null));
        producer.flush();

        List<String> read = new ArrayList<>();
        try (EventReading reading =
                log.read(log.whole(Set.of(Topic.CANDIDATE)), value -> new String(value, UTF_8).contains("needle"))) {
            while (!reading.isDone()) {
                reading.next().forEach(event -> read.add(event.event().key()));
            }
            assertThat(reading.unreadable()).isEqualTo(1);
        }
        assertThat(read).containsExactly("needle");
    }

    @Test
    void goesOnWhereTheLogBeginsWhenKafkaHasDeletedWhatWasToBeRead() throws Exception {
        for (int i = 0; i < 10; i++) {
            send(Topic.SCORE, "key", "score-" + i);
        }
        List<Part> whole = log.whole(Set.of(Topic.SCORE));
        Part full = whole.stream().filter(part -> part.end() >= 10).findFirst().orElseThrow();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", (Object) infrastructure.kafka()))) {
            admin.deleteRecords(
                            Map.of(new TopicPartition(full.topic(), full.partition()), RecordsToDelete.beforeOffset(4)))
                    .all()
                    .get();
        }

        try (EventReading reading = log.read(whole, _ -> false)) {
            while (!reading.isDone()) {
                reading.next();
            }
        }
        assertThat(log.whole(Set.of(Topic.SCORE)).stream()
                        .filter(part -> part.partition() == full.partition())
                        .map(Part::begin))
                .containsExactly(4L);
    }

    @Test
    void belongsToNoGroup() throws Exception {
        send(Topic.CANDIDATE, "job", "job");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", (Object) infrastructure.kafka()))) {
            List<String> before = groups(admin);
            try (EventReading reading = log.read(log.whole(Set.of(Topic.CANDIDATE)), _ -> true)) {
                while (!reading.isDone()) {
                    reading.next();
                }
                assertThat(groups(admin)).isEqualTo(before);
            }
            assertThat(groups(admin)).isEqualTo(before);
        }
    }

    private static List<String> groups(Admin admin) throws Exception {
        return admin.listGroups().all().get().stream()
                .map(group -> group.groupId())
                .sorted()
                .toList();
    }

    private void send(Topic topic, String key, String job) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                topic.topicName(), key, json.write(new JobClosed(job.equals("wanted") ? key : job, Instant.EPOCH)));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        key + job,
                        "ce_source",
                        "/test",
                        "ce_type",
                        Topic.typeOf(JobClosed.class),
                        "ce_time",
                        "2030-01-01T00:00:00Z",
                        "ce_organization",
                        "acme",
                        "ce_version",
                        "1",
                        "content-type",
                        "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        producer.send(record);
        producer.flush();
    }
}
