package dev.hiring.kit.consume;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.MessageListenerContainer;

import dev.hiring.events.Topic;

/**
 * Creates the suite's topics and this service's dead-letter topics before the listeners start, whichever service comes
 * first. When the broker is away it goes on trying beside them.
 */
final class TopicCreation implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final KafkaAdmin admin;
    private final KafkaListenerEndpointRegistry listeners;
    private final DeadLetterTopics deadLetterTopics;
    private final short replicas;
    private volatile boolean running;

    TopicCreation(
            KafkaAdmin admin,
            KafkaListenerEndpointRegistry listeners,
            DeadLetterTopics deadLetterTopics,
            short replicas) {
        this.admin = admin;
        this.listeners = listeners;
        this.deadLetterTopics = deadLetterTopics;
        this.replicas = replicas;
    }

    @Override
    public void start() {
        running = true;
        if (!create()) {
            Thread.ofVirtual().name("topic-creation").start(this::keepTrying);
        }
    }

    private void keepTrying() {
        try {
            do {
                Thread.sleep(PAUSE);
            } while (running && !create());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean create() {
        try {
            admin.createOrModifyTopics(topics().toArray(NewTopic[]::new));
            return true;
        } catch (RuntimeException e) {
            log.warn("The topics could not be created yet: {}", e.toString());
            return false;
        }
    }

    private List<NewTopic> topics() {
        List<NewTopic> topics = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            TopicBuilder builder = topic(topic.topicName(), Topic.PARTITIONS);
            topics.add((topic.compacted() ? builder.compact() : builder).build());
        }
        for (MessageListenerContainer container : listeners.getListenerContainers()) {
            String[] listened = container.getContainerProperties().getTopics();
            if (listened != null) {
                Arrays.stream(listened)
                        .map(deadLetterTopics::of)
                        .forEach(name -> topics.add(topic(name, 1)
                                .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
                                .config(
                                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                                        String.valueOf(DeadLetterTopics.MAX_BYTES))
                                .build()));
            }
        }
        return topics;
    }

    private TopicBuilder topic(String name, int partitions) {
        return TopicBuilder.name(name)
                .partitions(partitions)
                .replicas(replicas)
                .config(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, String.valueOf(Math.max(1, replicas - 1)));
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the store's indexes, before the outbox and the listeners. */
    @Override
    public int getPhase() {
        return -100;
    }
}
