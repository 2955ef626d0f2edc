package dev.hiring.candidate.webhook;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param lookEvery how often deliveries whose time has come are looked for
 */
@ConfigurationProperties("hiring.webhooks")
record WebhookSettings(@DefaultValue("1s") Duration lookEvery) {}
