package dev.hiring.kit.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.annotation.KafkaListener;

import dev.hiring.events.CandidateEvent;
import dev.hiring.events.Topic;
import dev.hiring.kit.aggregate.AggregateStore;
import dev.hiring.kit.aggregate.AggregateStores;
import dev.hiring.kit.consume.Received;

/** Writes tallies and remembers what it consumed; a test may say what goes wrong meanwhile. */
@SpringBootApplication
public class SampleService {

    private final AggregateStore<Tally> tallies;
    private final Map<String, List<Received<CandidateEvent>>> received = new ConcurrentHashMap<>();
    private volatile Consumer<CandidateEvent> trouble = _ -> {};

    SampleService(AggregateStores stores) {
        tallies = stores.of(Tally.class);
    }

    /** One instance of the service; the group is its name. */
    public static ConfigurableApplicationContext start(String name, String kafka, String mongo, String... properties) {
        List<String> all = new ArrayList<>(List.of(
                "spring.application.name=" + name,
                "server.port=0",
                "management.server.port=0",
                "logging.level.org.apache.kafka=warn",
                "spring.kafka.bootstrap-servers=" + kafka,
                "spring.mongodb.uri=" + mongo + "/" + name + "?retryWrites=false&serverSelectionTimeoutMS=3000"));
        all.addAll(List.of(properties));
        return new SpringApplicationBuilder(SampleService.class)
                .run(all.stream().map(property -> "--" + property).toArray(String[]::new));
    }

    public AggregateStore<Tally> tallies() {
        return tallies;
    }

    public void onEvent(Consumer<CandidateEvent> trouble) {
        this.trouble = trouble;
    }

    /** What came in under that id, every delivery of it. */
    public List<Received<CandidateEvent>> received(String eventId) {
        return received.getOrDefault(eventId, List.of());
    }

    public int receivedEvents() {
        return received.size();
    }

    @KafkaListener(topics = Topic.Names.CANDIDATE)
    void on(Received<CandidateEvent> event) {
        trouble.accept(event.event());
        received.computeIfAbsent(event.id(), _ -> new ArrayList<>()).add(event);
    }
}
