package dev.hiring.kit.consume;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param concurrency consumers of each listener in one instance; all instances together are of use up to the partitions
 * @param maxPollRecords the most that a crash makes Kafka deliver again
 * @param replicas of each topic that is created: 3 in production
 */
@ConfigurationProperties("hiring.kafka")
public record ConsumeSettings(
        @DefaultValue("1") int concurrency,
        @DefaultValue("50") int maxPollRecords,
        @DefaultValue("1") short replicas) {}
