package dev.hiring.kit.consume;

import java.lang.reflect.Type;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.converter.RecordMessageConverter;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;

/**
 * Makes a listener's {@link Received} out of a record. The record itself keeps its bytes, so that a dead letter is exactly
 * what came in.
 */
final class EventConverter implements RecordMessageConverter {

    private final EventReader reader;

    EventConverter(EventReader reader) {
        this.reader = reader;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Message<?> toMessage(
            ConsumerRecord<?, ?> record,
            @Nullable Object acknowledgment,
            @Nullable Object consumer,
            @Nullable Type payloadType) {
        return new GenericMessage<>(reader.read((ConsumerRecord<?, byte[]>) record));
    }

    @Override
    public ProducerRecord<?, ?> fromMessage(Message<?> message, @Nullable String defaultTopic) {
        throw new IllegalStateException("events are published through the outbox");
    }
}
