package dev.hiring.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

import dev.hiring.embedded.broker.EmbeddedBroker;
import dev.hiring.embedded.store.EmbeddedStore;

/**
 * One broker and one store for all tests of a JVM: containers of Kafka and MongoDB where a Docker engine answers, the
 * embedded ones otherwise. The system property {@code hiring.test.containers} ({@code true} or {@code false}) decides
 * for the machine.
 *
 * @param kafka the bootstrap servers
 * @param mongo a URI without a database and without options
 */
public record Infrastructure(String kafka, String mongo) {

    private static final Logger log = LoggerFactory.getLogger(Infrastructure.class);
    private static final String KAFKA_IMAGE = "apache/kafka:4.2.1";
    private static final String MONGO_IMAGE = "mongo:8.0";

    private static final class Holder {
        private static final Infrastructure INSTANCE = start();
    }

    public static Infrastructure get() {
        return Holder.INSTANCE;
    }

    private static Infrastructure start() {
        return switch (System.getProperty("hiring.test.containers", "auto")) {
            case "true" -> containers();
            case "false" -> embedded();
            default -> containersIfTheyCanBeHad();
        };
    }

    /** An engine may answer and still have no images: Testcontainers wants one of its own before it says that it does. */
    private static Infrastructure containersIfTheyCanBeHad() {
        boolean likely = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        try {
            return likely && DockerClientFactory.instance().isDockerAvailable() ? containers() : embedded();
        } catch (RuntimeException e) {
            log.warn("A Docker engine answers, but its containers do not start: {}", e.toString());
            return embedded();
        }
    }

    @SuppressWarnings("resource") // The containers end with the JVM: Testcontainers' own reaper sees to it.
    private static Infrastructure containers() {
        KafkaContainer kafka = new KafkaContainer(KAFKA_IMAGE).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        kafka.start();
        MongoDBContainer mongo = new MongoDBContainer(MONGO_IMAGE).withReplicaSet();
        mongo.start();
        log.info("Tests run on containers of {} and {}", KAFKA_IMAGE, MONGO_IMAGE);
        return new Infrastructure(
                kafka.getBootstrapServers(), "mongodb://" + mongo.getHost() + ":" + mongo.getFirstMappedPort());
    }

    private static Infrastructure embedded() {
        try {
            EmbeddedBroker broker = EmbeddedBroker.start(Files.createTempDirectory("hiring-test-broker"), 0);
            EmbeddedStore store = EmbeddedStore.inMemory(0);
            // Spring runs these after it has closed the contexts, which still talk to both.
            SpringApplication.getShutdownHandlers().add(() -> {
                store.close();
                broker.close();
            });
            log.info("Tests run on the embedded broker and store");
            return new Infrastructure(
                    broker.bootstrapServers(), store.connectionString().replace("/?retryWrites=false", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
