package dev.hiring.candidate.order;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param lookEvery how often orders whose time has come are looked for
 */
@ConfigurationProperties("hiring.ats")
record OrderSettings(@DefaultValue("1s") Duration lookEvery) {}
