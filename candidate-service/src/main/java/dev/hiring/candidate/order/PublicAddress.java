package dev.hiring.candidate.order;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param publicUrl where people and ATSes reach the gateway
 */
@ConfigurationProperties("hiring")
record PublicAddress(@DefaultValue("http://127.0.0.1:8080") URI publicUrl) {}
