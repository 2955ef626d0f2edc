package dev.hiring.gateway.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.hiring.events.Topic;
import dev.hiring.gateway.events.Reading.Readable;
import dev.hiring.gateway.events.Reading.Skipped;

/** Reads CloudEvents, binary or structured, from the log's records. What is none, or belongs to nobody, is skipped. */
final class EventRecords {

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Skipped TOMBSTONE = new Skipped("tombstone");
    private static final Skipped UNKNOWN_TYPE = new Skipped("unknown-type");
    private static final Skipped UNREADABLE = new Skipped("unreadable");
    private static final Pattern ORGANIZATION = Pattern.compile("[a-z0-9-]{1,64}");

    private EventRecords() {}

    static Reading read(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        if (value == null) {
            return TOMBSTONE;
        }
        try {
            ObjectNode read = isStructured(record) ? structured(value) : binary(record, value);
            return read(record.topic(), read);
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            return UNREADABLE;
        }
    }

    /** Whether the record may be of the organization; only reading it tells for sure. */
    static boolean mayBeOf(String organization, ConsumerRecord<byte[], byte[]> record) {
        return isStructured(record) || organization.equals(header(record, "ce_organization"));
    }

    private static Reading read(String topicName, ObjectNode read) {
        String type = text(read, "type");
        Topic topic = Topic.named(topicName).orElseThrow();
        if (!topic.types().containsKey(type)) {
            return UNKNOWN_TYPE;
        }
        String organization = text(read, "organization");
        JsonNode data = read.path("data");
        if (!ORGANIZATION.matcher(organization).matches() || !data.isObject()) {
            return UNREADABLE;
        }
        ObjectNode event = JSON.createObjectNode().put("specversion", "1.0");
        event.put("id", text(read, "id")).put("source", text(read, "source")).put("type", type);
        optional(read, "subject", event);
        event.put("time", instant(text(read, "time")).toString()).put("organization", organization);
        optional(read, "version", event);
        event.put("datacontenttype", "application/json").set("data", data);
        return new Readable(new StreamEvent(
                text(read, "source") + ' ' + text(read, "id"),
                type,
                organization,
                data.path("jobId").isString() ? data.path("jobId").stringValue() : null,
                JSON.writeValueAsString(event)));
    }

    private static void optional(ObjectNode from, String name, ObjectNode to) {
        if (from.has(name)) {
            to.put(name, from.path(name).asString());
        }
    }

    private static Instant instant(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }

    private static String text(ObjectNode read, String name) {
        String text = read.path(name).asString("");
        if (text.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return text;
    }

    private static ObjectNode binary(ConsumerRecord<byte[], ?> record, byte[] value) {
        ObjectNode read = JSON.createObjectNode();
        for (String name : new String[] {"id", "source", "type", "subject", "time", "organization", "version"}) {
            Optional.ofNullable(header(record, "ce_" + name)).ifPresent(text -> read.put(name, text));
        }
        require("1.0".equals(header(record, "ce_specversion")));
        require(isJson(header(record, "content-type")));
        read.set("data", JSON.readTree(value));
        return read;
    }

    private static ObjectNode structured(byte[] value) {
        JsonNode read = JSON.readTree(value);
        require(read.isObject() && "1.0".equals(read.path("specversion").asString("")));
        String type = read.path("datacontenttype").asString("application/json");
        require(isJson(type));
        return (ObjectNode) read;
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("not a CloudEvent of JSON");
        }
    }

    private static boolean isJson(@Nullable String contentType) {
        return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("application/json");
    }

    private static boolean isStructured(ConsumerRecord<byte[], ?> record) {
        String contentType = header(record, "content-type");
        return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("application/cloudevents");
    }

    private static @Nullable String header(ConsumerRecord<byte[], ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
