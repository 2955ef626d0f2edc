package dev.hiring.kit.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.MicrometerProducerListener;
import org.springframework.kafka.support.ProducerListener;

import dev.hiring.kit.json.EventJson;

/** Wires the outbox of a service. */
@AutoConfiguration(before = KafkaAutoConfiguration.class)
@EnableConfigurationProperties(OutboxSettings.class)
class OutboxAutoConfiguration {

    /** The collections whose documents have an outbox. */
    private final Set<String> collections = new CopyOnWriteArraySet<>();

    @Bean
    DefaultKafkaProducerFactory<String, byte[]> eventProducerFactory(KafkaProperties properties, MeterRegistry meters) {
        Map<String, Object> producer = properties.buildProducerProperties();
        producer.putAll(Map.of(
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
                ProducerConfig.LINGER_MS_CONFIG, 1,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 6_000));
        DefaultKafkaProducerFactory<String, byte[]> factory =
                new DefaultKafkaProducerFactory<>(producer, new StringSerializer(), new ByteArraySerializer());
        factory.addListener(new MicrometerProducerListener<>(meters));
        return factory;
    }

    @Bean
    KafkaTemplate<String, byte[]> eventKafkaTemplate(DefaultKafkaProducerFactory<String, byte[]> eventProducerFactory) {
        KafkaTemplate<String, byte[]> template = new KafkaTemplate<>(eventProducerFactory);
        // The sender says once that publishing fails; the default would say it for every event.
        template.setProducerListener(new ProducerListener<>() {});
        return template;
    }

    @Bean
    BrokerWatch brokerWatch(Clock clock, OutboxSettings settings) {
        return new BrokerWatch(
                clock, settings.refuseAfter(), settings.retriedWithin().multipliedBy(2));
    }

    @Bean
    Puller outboxPuller(MongoOperations mongo) {
        return new Puller(mongo);
    }

    @Bean
    HeldBack heldBack(MongoOperations mongo) {
        return new HeldBack(mongo);
    }

    @Bean
    Sender outboxSender(
            KafkaTemplate<String, byte[]> eventKafkaTemplate,
            BrokerWatch watch,
            Puller puller,
            HeldBack held,
            @Value("${spring.application.name}") String service) {
        return new Sender(eventKafkaTemplate, new EventRecords(service), watch, puller, held);
    }

    @Bean
    Publisher outboxPublisher(Sender sender, HeldBack held, OutboxSettings settings) {
        return new Publisher(sender, held, settings.queue());
    }

    @Bean
    Sweep outboxSweep(
            MongoOperations mongo, Sender sender, OutboxSettings settings, Clock clock, MeterRegistry meters) {
        Counter swept = Counter.builder("hiring.outbox.swept")
                .description("Events that another attempt than the first brought to Kafka")
                .register(meters);
        return new Sweep(mongo, sender, collections, settings, clock, swept);
    }

    @Bean
    Outbox outbox(EventJson json, Publisher publisher, BrokerWatch watch, OutboxSettings settings, Clock clock) {
        return new Outbox(json, publisher, watch, collections, settings, clock);
    }

    @Bean
    OutboxLifecycle outboxLifecycle(Publisher publisher, Puller puller, Sweep sweep) {
        return new OutboxLifecycle(publisher, puller, sweep);
    }

    @Bean
    OutboxFigures outboxFigures(MongoOperations mongo, Clock clock, MeterRegistry meters) {
        OutboxFigures figures = new OutboxFigures(mongo, collections, clock);
        Gauge.builder("hiring.outbox.pending", figures, f -> f.recent().events())
                .description("Events that are stored and not yet known to be in Kafka")
                .register(meters);
        Gauge.builder("hiring.outbox.oldest", figures, f -> f.recent().oldest().toMillis() / 1000.0)
                .description("How long the oldest of them has waited")
                .baseUnit("seconds")
                .register(meters);
        return figures;
    }

    @Bean
    OutboxEndpoint outboxEndpoint(OutboxFigures figures, BrokerWatch watch) {
        return new OutboxEndpoint(figures, watch);
    }
}
