package dev.hiring.gateway.operations;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import dev.hiring.gateway.operations.Figures.ConsumerGroup;
import dev.hiring.gateway.operations.Figures.Missing;

/** Asks the broker how far the consumer groups are behind. */
@Component
final class ConsumerLag implements AutoCloseable {

    private final List<String> groups;
    private final Duration patience;
    private final Map<String, Object> properties;
    private @Nullable Admin admin;

    ConsumerLag(OperationsSettings settings, KafkaAdmin kafka) {
        this.groups = settings.groups();
        this.patience = settings.patience();
        this.properties = new HashMap<>(kafka.getConfigurationProperties());
        // A little less, so that it is the client that gives up, and says why.
        int milliseconds = Math.toIntExact(patience.toMillis() * 3 / 4);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, milliseconds);
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, milliseconds);
        properties.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, milliseconds);
    }

    Mono<List<ConsumerGroup>> ask() {
        return Flux.fromIterable(groups)
                .flatMapSequential(this::ask, Math.max(1, groups.size()))
                .collectList();
    }

    private Mono<ConsumerGroup> ask(String group) {
        return Mono.fromCallable(this::admin)
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(client -> Mono.fromCompletionStage(() -> ask(client, group)))
                .timeout(patience)
                .onErrorResume(failure -> {
                    Missing reason = Failures.reasonOf(failure);
                    return Mono.just(new ConsumerGroup(group, null, null, Map.of("members", reason, "lag", reason)));
                });
    }

    private static CompletionStage<ConsumerGroup> ask(Admin client, String group) {
        CompletionStage<Collection<MemberDescription>> members = Objects.requireNonNull(
                        client.describeConsumerGroups(List.of(group))
                                .describedGroups()
                                .get(group))
                .toCompletionStage()
                .thenApply(ConsumerGroupDescription::members);
        CompletionStage<Map<TopicPartition, OffsetAndMetadata>> committed = client.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .toCompletionStage();
        return members.thenCompose(found -> committed.thenCompose(offsets ->
                lag(client, found, offsets).thenApply(lag -> new ConsumerGroup(group, found.size(), lag, Map.of()))));
    }

    /** Of a partition of which nothing is committed yet all is still to be consumed. */
    private static CompletionStage<Long> lag(
            Admin client, Collection<MemberDescription> members, Map<TopicPartition, OffsetAndMetadata> committed) {
        Set<TopicPartition> partitions = members.stream()
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .collect(Collectors.toCollection(HashSet::new));
        partitions.addAll(committed.keySet());
        Set<TopicPartition> untouched = partitions.stream()
                .filter(partition -> committed.get(partition) == null)
                .collect(Collectors.toSet());
        return offsets(client, partitions, OffsetSpec.latest())
                .thenCombine(
                        offsets(client, untouched, OffsetSpec.earliest()),
                        (ends, beginnings) -> ends.entrySet().stream()
                                .mapToLong(
                                        end -> end.getValue().offset() - consumed(end.getKey(), committed, beginnings))
                                .map(left -> Math.max(0, left))
                                .sum());
    }

    private static long consumed(
            TopicPartition partition,
            Map<TopicPartition, OffsetAndMetadata> committed,
            Map<TopicPartition, ListOffsetsResultInfo> beginnings) {
        OffsetAndMetadata offset = committed.get(partition);
        return offset == null
                ? Objects.requireNonNull(beginnings.get(partition)).offset()
                : offset.offset();
    }

    private static CompletionStage<Map<TopicPartition, ListOffsetsResultInfo>> offsets(
            Admin client, Set<TopicPartition> partitions, OffsetSpec which) {
        return client.listOffsets(partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> which)))
                .all()
                .toCompletionStage();
    }

    /** Made when it is first needed: it cannot be while the broker's name is not known. */
    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(properties);
        }
        return admin;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
