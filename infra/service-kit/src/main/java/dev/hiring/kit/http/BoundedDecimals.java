package dev.hiring.kit.http;

import java.math.BigDecimal;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.NumberDeserializers;

/** Keeps out what the store cannot hold, such as 1e999999999, before anybody calculates with it. */
final class BoundedDecimals extends NumberDeserializers.BigDecimalDeserializer {

    @Override
    public BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
        BigDecimal value = super.deserialize(parser, context);
        return value != null
                        && (value.precision() > Expectation.DIGITS
                                || Math.abs((long) value.scale()) > Expectation.DIGITS)
                ? (BigDecimal) context.handleWeirdNumberValue(BigDecimal.class, value, "too many digits")
                : value;
    }
}
