package dev.hiring.kit.json;

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
     * @throws IllegalArgumentException if it is no answer; the message names the field and tells nothing of what it holds
     */
    public Answer readAnswer(String json) {
        Answer answer;
        try {
            answer = mapper.readValue(json, Answer.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no answer: " + JsonPath.of(e));
        }
        if (answer == null) {
            throw new IllegalArgumentException("no answer: null");
        }
        return answer;
    }

    /**
     * @throws IllegalArgumentException if it is not that event; the message names the field
     */
    public <E extends Event> E read(byte[] json, Class<E> type) {
        E event;
        try {
            event = mapper.readValue(json, type);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "no " + type.getSimpleName() + ": " + JsonPath.of(e) + ": " + e.getOriginalMessage(), e);
        }
        if (event == null) {
            throw new IllegalArgumentException("no " + type.getSimpleName() + ": null");
        }
        return event;
    }
}
