package dev.hiring.assessment.invitation;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param publicUrl where candidates reach the gateway
 */
@ConfigurationProperties("hiring")
record LinkSettings(@DefaultValue("http://127.0.0.1:8080") URI publicUrl) {}
