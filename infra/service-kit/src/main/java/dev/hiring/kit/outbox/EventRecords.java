package dev.hiring.kit.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.ZoneOffset;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Turns pending events into Kafka records: CloudEvents 1.0 in binary mode. */
final class EventRecords {

    private final URI source;

    EventRecords(String serviceName) {
        this.source = URI.create("/hiring/" + serviceName);
    }

    ProducerRecord<String, byte[]> record(PendingEvent event) {
        ProducerRecord<String, byte[]> record = KafkaMessageFactory.<String>createWriter(event.topic(), event.key())
                .writeBinary(CloudEventBuilder.v1()
                        .withId(event.id())
                        .withSource(source)
                        .withType(event.type())
                        .withSubject(event.aggregateId())
                        .withTime(event.at().atOffset(ZoneOffset.UTC))
                        .withDataContentType("application/json")
                        .withExtension("organization", event.organization())
                        .withExtension("version", Long.toString(event.version()))
                        .withData(event.data().getBytes(UTF_8))
                        .build());
        if (event.traceparent() != null) {
            record.headers().add("traceparent", event.traceparent().getBytes(UTF_8));
        }
        return record;
    }
}
