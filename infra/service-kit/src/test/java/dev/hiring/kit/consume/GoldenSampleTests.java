package dev.hiring.kit.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import dev.hiring.events.Event;
import dev.hiring.events.Topic;
import dev.hiring.kit.json.EventJson;

/** What the event contracts show as a sample of each type is what services write, and what they can read. */
class GoldenSampleTests {

    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final EventJson json = EventJson.create();
    private final EventReader reader = new EventReader(json);

    static Stream<Arguments> types() {
        return Arrays.stream(Topic.values())
                .flatMap(topic -> topic.types().entrySet().stream()
                        .map(type -> Arguments.of(type.getKey(), topic, type.getValue())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void isReadAsItsEventAndWrittenBackEqual(String type, Topic topic, Class<? extends Event> event)
            throws IOException {
        byte[] sample = sample(type);
        ConsumerRecord<String, byte[]> record = record(topic, type, sample);
        assertThat(reader.skips(record)).isFalse();

        Event read = reader.read(record).event();

        assertThat(read).isExactlyInstanceOf(event);
        assertThat(Topic.of(read)).isEqualTo(topic);
        assertThat(EXACT.readTree(json.write(read))).isEqualTo(EXACT.readTree(sample));
    }

    private static byte[] sample(String type) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                Event.class.getResourceAsStream("samples/" + type + ".json"), "no sample of " + type)) {
            return in.readAllBytes();
        }
    }

    private static ConsumerRecord<String, byte[]> record(Topic topic, String type, byte[] data) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(topic.topicName(), 0, 0, "key", data);
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "id",
                        "ce_source", "/test",
                        "ce_type", type,
                        "ce_time", "2026-01-01T00:00:00Z",
                        "ce_organization", "acme",
                        "ce_version", "1",
                        "content-type", "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }
}
