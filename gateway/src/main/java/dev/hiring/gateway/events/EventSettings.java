package dev.hiring.gateway.events;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/**
 * @param recent how many records of the log are kept in memory at most
 * @param recentSize how large they may be together
 * @param history how far back a gateway reads when it starts, so that clients which resume elsewhere find their place
 * @param duplicatesWithin among how many records before it in its partition an event is looked for, to be told only once
 * @param refresh how often new partitions are looked for
 * @param heartbeat how long a stream is silent at most
 * @param stall how long a client may take nothing before its stream is dropped
 * @param patience how long a request waits for the log, or for its turn to catch up from it
 * @param streams how many streams may be open at this gateway
 * @param streamsOfOrganization how many of them of one organization
 * @param streamsOfClient how many of them of one client of an organization
 * @param catchUps how many requests may read the log at a time
 * @param scan how long a page looks for events at most
 */
@ConfigurationProperties("hiring.events")
record EventSettings(
        @DefaultValue("10000") int recent,
        @DefaultValue("16MB") DataSize recentSize,
        @DefaultValue("5m") Duration history,
        @DefaultValue("256") int duplicatesWithin,
        @DefaultValue("5s") Duration refresh,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("30s") Duration stall,
        @DefaultValue("5s") Duration patience,
        @DefaultValue("2000") int streams,
        @DefaultValue("1000") int streamsOfOrganization,
        @DefaultValue("250") int streamsOfClient,
        @DefaultValue("8") int catchUps,
        @DefaultValue("2s") Duration scan) {

    EventSettings {
        positive("recent", recent);
        positive("recent-size", recentSize.toBytes());
        positive("duplicates-within", duplicatesWithin);
        positive("refresh", refresh.toMillis());
        positive("heartbeat", heartbeat.toMillis());
        positive("stall", stall.toMillis());
        positive("patience", patience.toMillis());
        positive("streams", streams);
        positive("streams-of-organization", streamsOfOrganization);
        positive("streams-of-client", streamsOfClient);
        positive("catch-ups", catchUps);
        positive("scan", scan.toMillis());
    }

    private static void positive(String name, long value) {
        if (value < 1) {
            throw new InvalidConfigurationPropertyValueException(
                    "hiring.events." + name, value, "It must be positive.");
        }
    }
}
