package dev.hiring.kit.privacy;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param accessRetention how long it is kept who has read personal data
 */
@ConfigurationProperties("hiring.privacy")
record PrivacySettings(@DefaultValue("365d") Duration accessRetention) {}
