package dev.hiring.gateway;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much of a request is let in.
 *
 * @param maxBody the most bytes of a body, counted as they arrive
 * @param maxHeaders the most header lines; their bytes are bounded by {@code server.max-http-request-header-size}
 */
@ConfigurationProperties("hiring.http")
record LimitSettings(
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue("100") int maxHeaders) {

    /** Before Spring Security's filters, which have the order -100: counting is cheaper than checking a signature. */
    static final int FILTER_ORDER = -200;

    LimitSettings {
        if (maxBody.toBytes() < 1 || maxHeaders < 1) {
            throw new IllegalArgumentException("hiring.http.max-body and max-headers must be positive");
        }
    }
}
