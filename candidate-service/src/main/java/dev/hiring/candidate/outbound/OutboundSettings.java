package dev.hiring.candidate.outbound;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How receivers outside are called.
 *
 * @param permitted networks such as {@code 10.1.0.0/16} that may be called although they are not public; to them, and to
 *     them alone, without TLS too
 * @param connectTimeout until the connection, TLS included, stands
 * @param timeLimit until the answer is there, everything included
 */
@ConfigurationProperties("hiring.outbound")
record OutboundSettings(
        @DefaultValue List<String> permitted,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("15s") Duration timeLimit) {

    OutboundSettings {
        permitted = List.copyOf(permitted);
    }
}
