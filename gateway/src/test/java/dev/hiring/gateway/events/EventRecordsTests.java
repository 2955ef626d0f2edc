package dev.hiring.gateway.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hiring.gateway.events.Reading.Readable;
import dev.hiring.gateway.events.Reading.Skipped;

class EventRecordsTests {

    private static final String JOB = "a4d7b2d0-1c9e-4f61-8b2a-9d3f5e6c7a05";

    private final Map<String, String> headers = new LinkedHashMap<>(Map.of(
            "ce_specversion", "1.0",
            "ce_id", "acme/results/1/2/0",
            "ce_source", "/hiring/scoring-service",
            "ce_type", "hiring.score.assessment-scored.v1",
            "ce_time", "2026-03-04T18:31:12.300Z",
            "ce_subject", "c2a7b7de",
            "ce_organization", "acme",
            "ce_version", "2",
            "content-type", "application/json"));

    @Test
    void readsBinaryMode() {
        Readable readable = (Readable) read("""
                {"jobId": "%s",
                 "percent": 33.30, "big": 123456789012345678901234567890.5}""".formatted(JOB));

        assertThat(readable.event().jobId()).isEqualTo(JOB);
        assertThat(readable.event().organization()).isEqualTo("acme");
        assertThat(readable.event().json()).isEqualTo("""
                {"specversion":"1.0","id":"acme/results/1/2/0","source":"/hiring/scoring-service",\
                "type":"hiring.score.assessment-scored.v1","subject":"c2a7b7de","time":"2026-03-04T18:31:12.300Z",\
                "organization":"acme","version":"2","datacontenttype":"application/json",\
                "data":{"jobId":"%s","percent":33.30,"big":123456789012345678901234567890.5}}""".formatted(JOB));
    }

    @Test
    void readsStructuredModeAsTheSame() {
        String binary = ((Readable) read("{\"jobId\":\"" + JOB + "\"}")).event().json();
        headers.clear();
        headers.put("content-type", "application/cloudevents+json; charset=UTF-8");

        assertThat(((Readable) read(binary)).event().json()).isEqualTo(binary);
    }

    @Test
    void keepsAnEventOnOneLine() {
        headers.put("ce_subject", "a\r\nb");

        assertThat(((Readable) read("{\"text\":\n\"a\\r\\nb\"}")).event().json())
                .doesNotContain("\n", "\r");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "7", "{} {}", "{\"a\":1,\"a\":2}", "<xml/>"})
    void skipsWhatIsNoJsonObject(String value) {
        assertThat(read(value)).isEqualTo(new Skipped("unreadable"));
    }

    @Test
    void skipsJsonThatIsNestedWithoutEnd() {
        assertThat(read("{\"a\":" + "[".repeat(20_000))).isEqualTo(new Skipped("unreadable"));
    }

    @ParameterizedTest
    @CsvSource({
        "ce_specversion, 0.3",
        "ce_id, ''",
        "ce_time, yesterday",
        "ce_organization, ../globex",
        "ce_organization, ''",
        "ce_source, ' '",
        "content-type, text/plain"
    })
    void skipsWhatIsNoWholeEvent(String header, String value) {
        headers.put(header, value);

        assertThat(read("{}")).isEqualTo(new Skipped("unreadable"));
        headers.remove(header);
        assertThat(read("{}")).isEqualTo(new Skipped("unreadable"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hiring.score.assessment-scored.v2",
                "hiring.answer-key.published.v1",
                "hiring.candidate.shortlisted.v1"
            })
    void skipsTypesThatDoNotBelongToTheTopic(String type) {
        headers.put("ce_type", type);

        assertThat(read("{}")).isEqualTo(new Skipped("unknown-type"));
    }

    @Test
    void skipsTombstones() {
        assertThat(EventRecords.read(new ConsumerRecord<>("hiring.score", 0, 0, new byte[0], null)))
                .isEqualTo(new Skipped("tombstone"));
    }

    private Reading read(String value) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>("hiring.score", 0, 0, new byte[0], value.getBytes(UTF_8));
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        return EventRecords.read(record);
    }
}
