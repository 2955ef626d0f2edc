package dev.hiring.gateway;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What passes between the readiness going off and the port being closed.
 *
 * @param serve for how long requests are still answered, each as the last of its connection
 * @param refuse for how long they are then refused
 */
@ConfigurationProperties("hiring.drain")
record DrainSettings(
        @DefaultValue("2s") Duration serve,
        @DefaultValue("1s") Duration refuse) {}
