package dev.hiring.kit.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

import dev.hiring.events.Answer;
import dev.hiring.events.Event;

/** Events, and the answers that are sealed in them, as JSON: unknown fields are ignored, missing ones are not. Usable with and without Spring. */
public final class EventJson {

    private final JsonMapper mapper = JsonMapper.builder()
            .addModule(new EventModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private EventJson() {}

    public static EventJson create() {
        return new EventJson();
    }

    public byte[] write(Event event) {
        return mapper.writeValueAsBytes(event);
    }

    /** An answer as it is sealed. */
    public String write(Answer answer) {
        return mapper.writerFor(Answer.class).writeValueAsString(answer);
    }

    /**
     * @throws IllegalArgumentException if it is no answer; the message names the field
     */
    public Answer readAnswer(String json) {
        return readValue(json.getBytes(UTF_8), Answer.class);
    }

    /**
     * @throws IllegalArgumentException if it is not that event; the message names the field
     */
    public <E extends Event> E read(byte[] json, Class<E> type) {
        return readValue(json, type);
    }

    private <T> T readValue(byte[] json, Class<T> type) {
        T value;
        try {
            value = mapper.readValue(json, type);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "no " + type.getSimpleName() + ": " + JsonPath.of(e) + ": " + e.getOriginalMessage(), e);
        }
        if (value == null) {
            throw new IllegalArgumentException("no " + type.getSimpleName() + ": null");
        }
        return value;
    }
}
