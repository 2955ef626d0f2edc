package dev.hiring.kit.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param maxBody the most bytes of a request's body
 * @param idempotencyRetention how long the answer to a request with an Idempotency-Key is kept
 */
@ConfigurationProperties("hiring.http")
record HttpSettings(
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue("24h") Duration idempotencyRetention) {}
