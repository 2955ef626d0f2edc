package dev.hiring.kit.consume;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.annotation.EnableKafka;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.MicrometerConsumerListener;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer.HeaderNames.HeadersToAdd;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.kafka.support.serializer.DelegatingByTypeSerializer;

import dev.hiring.kit.json.EventJson;

/** Wires the listeners of a service. */
@AutoConfiguration(before = KafkaAutoConfiguration.class)
@EnableKafka
@EnableConfigurationProperties(ConsumeSettings.class)
class ConsumeAutoConfiguration {

    private static final Duration AUTHORIZATION_RETRY = Duration.ofSeconds(10);

    @Bean
    DeadLetterTopics deadLetterTopics(@Value("${spring.application.name}") String service) {
        return new DeadLetterTopics(service);
    }

    @Bean
    DefaultKafkaConsumerFactory<String, byte[]> eventConsumerFactory(
            KafkaProperties properties, ConsumeSettings settings, DeadLetterTopics topics, MeterRegistry meters) {
        Map<String, Object> consumer = properties.buildConsumerProperties();
        consumer.putAll(Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                topics.group(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                settings.maxPollRecords(),
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                10_000,
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                10_000,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName()));
        DefaultKafkaConsumerFactory<String, byte[]> factory =
                new DefaultKafkaConsumerFactory<>(consumer, new StringDeserializer(), new ByteArrayDeserializer());
        factory.addListener(new MicrometerConsumerListener<>(meters));
        return factory;
    }

    @Bean
    EventReader eventReader(EventJson json) {
        return new EventReader(json);
    }

    @Bean
    EventLog eventLog(DefaultKafkaConsumerFactory<String, byte[]> eventConsumerFactory, EventReader eventReader) {
        return new EventLog(eventConsumerFactory.getConfigurationProperties(), eventReader);
    }

    @Bean
    ConcurrentKafkaListenerContainerFactory<String, byte[]> kafkaListenerContainerFactory(
            ConsumerFactory<String, byte[]> eventConsumerFactory,
            EventReader reader,
            DefaultErrorHandler errorHandler,
            ConsumeSettings settings,
            MeterRegistry meters) {
        Counter skipped = Counter.builder("hiring.consume.skipped")
                .description("Records of no concern: tombstones and types that this version does not know")
                .register(meters);
        ConcurrentKafkaListenerContainerFactory<String, byte[]> factory =
                new ConcurrentKafkaListenerContainerFactory<>();
        factory.setConsumerFactory(eventConsumerFactory);
        factory.setConcurrency(settings.concurrency());
        factory.setRecordMessageConverter(new EventConverter(reader));
        factory.setRecordFilterStrategy(record -> {
            boolean skip = reader.skips(record);
            if (skip) {
                skipped.increment();
            }
            return skip;
        });
        factory.setCommonErrorHandler(errorHandler);
        factory.getContainerProperties().setAckMode(AckMode.BATCH);
        factory.getContainerProperties().setObservationEnabled(true);
        factory.getContainerProperties().setAuthExceptionRetryInterval(AUTHORIZATION_RETRY);
        SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("listener-");
        threads.setVirtualThreads(true);
        factory.getContainerProperties().setListenerTaskExecutor(threads);
        return factory;
    }

    /**
     * Dead letters are the bytes that came in and may be larger than events, so they have a producer of their own. Their
     * keys are texts when they come from a listener, and bytes when they are sent again.
     */
    @Bean
    DefaultKafkaProducerFactory<Object, byte[]> deadLetterProducerFactory(
            DefaultKafkaProducerFactory<String, byte[]> eventProducerFactory) {
        Map<String, Object> producer = new HashMap<>(eventProducerFactory.getConfigurationProperties());
        producer.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, DeadLetterTopics.MAX_BYTES);
        producer.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * DeadLetterTopics.MAX_BYTES);
        // Packs tighter than lz4, so that what its topic had room for once finds room there again.
        producer.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        return new DefaultKafkaProducerFactory<>(
                producer,
                new DelegatingByTypeSerializer(
                        Map.of(String.class, new StringSerializer(), byte[].class, new ByteArraySerializer())),
                new ByteArraySerializer());
    }

    @Bean
    KafkaTemplate<Object, byte[]> deadLetterKafkaTemplate(
            DefaultKafkaProducerFactory<Object, byte[]> deadLetterProducerFactory) {
        return new KafkaTemplate<>(deadLetterProducerFactory);
    }

    @Bean
    DefaultErrorHandler errorHandler(
            KafkaTemplate<Object, byte[]> deadLetterKafkaTemplate, DeadLetterTopics topics, MeterRegistry meters) {
        DeadLetterPublishingRecoverer publish = new DeadLetterPublishingRecoverer(
                deadLetterKafkaTemplate, (record, _) -> new TopicPartition(topics.of(record.topic()), 0));
        publish.setFailIfSendResultIsError(true);
        publish.excludeHeader(HeadersToAdd.EX_STACKTRACE);
        DefaultErrorHandler handler = new DefaultErrorHandler((record, failure) -> {
            publish.accept(record, failure);
            Counter.builder("hiring.consume.dead")
                    .description("Records that went to a dead-letter topic")
                    .tag("topic", record.topic())
                    .register(meters)
                    .increment();
        });
        handler.setBackOffFunction((_, failure) -> Retries.after(failure));
        handler.addNotRetryableExceptions(RejectedEvent.class);
        return handler;
    }

    @Bean
    TopicCreation topicCreation(
            KafkaAdmin admin,
            KafkaListenerEndpointRegistry listeners,
            DeadLetterTopics deadLetterTopics,
            ConsumeSettings settings) {
        admin.setAutoCreate(false);
        return new TopicCreation(admin, listeners, deadLetterTopics, settings.replicas());
    }

    @Bean
    DeadLetters deadLetters(
            DefaultKafkaConsumerFactory<String, byte[]> eventConsumerFactory,
            KafkaTemplate<Object, byte[]> deadLetterKafkaTemplate,
            DeadLetterTopics topics,
            ObjectProvider<KafkaListenerEndpointRegistry> listeners) {
        return new DeadLetters(
                eventConsumerFactory.getConfigurationProperties(),
                deadLetterKafkaTemplate,
                topics,
                () -> listened(listeners.getObject()));
    }

    private static List<String> listened(KafkaListenerEndpointRegistry listeners) {
        return listeners.getListenerContainers().stream()
                .map(MessageListenerContainer::getContainerProperties)
                .flatMap(properties -> Arrays.stream(properties.getTopics()))
                .distinct()
                .sorted()
                .toList();
    }

    @Bean
    DeadLetterEndpoint deadLetterEndpoint(DeadLetters deadLetters) {
        return new DeadLetterEndpoint(deadLetters);
    }
}
