package dev.hiring.kit.http;

import java.time.Instant;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;

/** Instants are ISO-8601 texts of years that everybody can write, never numbers. */
final class StrictInstants extends StdScalarDeserializer<Instant> {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    StrictInstants() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (Instant) context.handleUnexpectedToken(getValueType(context), parser);
        }
        Instant instant = InstantDeserializer.INSTANT.deserialize(parser, context);
        return instant != null && (instant.isBefore(EARLIEST) || instant.isAfter(LATEST))
                ? (Instant) context.handleWeirdStringValue(Instant.class, parser.getString(), "out of range")
                : instant;
    }
}
