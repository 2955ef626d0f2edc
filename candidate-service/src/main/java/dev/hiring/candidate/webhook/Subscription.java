package dev.hiring.candidate.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

import dev.hiring.kit.aggregate.Aggregate;
import dev.hiring.kit.aggregate.Change;

/**
 * A receiver and what it wants to hear of. It is switched off when it says that it is gone, or has taken nothing for days.
 *
 * @param keys the newest last; the one before it goes on signing for a while
 * @param disabled why nothing is sent any more, null while it is
 * @param failingSince the first failure after which nothing was taken, null while all is well
 */
@Document("webhooks")
@CompoundIndex(name = "newest", def = "{'organization': 1, 'createdAt': -1, '_id': -1}")
record Subscription(
        @Id String id,
        String organization,
        long version,
        Wish wish,
        List<SigningKey> keys,
        @Nullable Disabled disabled,
        @Nullable Instant failingSince,
        Instant createdAt)
        implements Aggregate<Subscription> {

    static final Duration PATIENCE = Duration.ofDays(5);

    Subscription {
        keys = List.copyOf(keys);
    }

    /**
     * What a receiver asks for.
     *
     * @param eventTypes empty for all
     * @param jobId null for all, and for what belongs to no job
     */
    record Wish(
            String url,
            SortedSet<String> eventTypes,
            @Nullable String jobId,
            @Nullable String description) {

        Wish {
            eventTypes = new TreeSet<>(eventTypes);
        }

        boolean includes(String eventType, @Nullable String job) {
            return (eventTypes.isEmpty() || eventTypes.contains(eventType)) && (jobId == null || jobId.equals(job));
        }
    }

    /** Why a webhook is switched off. */
    enum Disabled {
        /** By whoever owns it. */
        BY_REQUEST,
        /** It answered 410. */
        GONE,
        /** It has taken nothing for five days. */
        FAILING
    }

    static Subscription of(String id, String organization, Wish wish, SigningKey key, Instant now) {
        return new Subscription(id, organization, 0, wish, List.of(key), null, null, now);
    }

    /** Switching it on again forgives what was before. */
    Change<Subscription> with(Wish next, boolean enabled) {
        Disabled off = enabled ? null : disabled == null ? Disabled.BY_REQUEST : disabled;
        return Change.of(new Subscription(
                id,
                organization,
                version,
                next,
                keys,
                off,
                enabled && disabled != null ? null : failingSince,
                createdAt));
    }

    Change<Subscription> rotated(SigningKey next, Instant now) {
        List<SigningKey> all = Stream.concat(
                        keys.stream().filter(key -> key.signsAt(now)).map(key -> key.replaced(now)), Stream.of(next))
                .toList();
        return Change.of(new Subscription(id, organization, version, wish, all, disabled, failingSince, createdAt));
    }

    Change<Subscription> taken() {
        return failingSince == null ? Change.of(this) : failing(null, disabled);
    }

    Change<Subscription> refused(Instant now) {
        if (failingSince == null) {
            return failing(now, disabled);
        }
        boolean forTooLong = disabled == null && !now.isBefore(failingSince.plus(PATIENCE));
        return forTooLong ? failing(failingSince, Disabled.FAILING) : Change.of(this);
    }

    Change<Subscription> gone() {
        return disabled == null ? failing(failingSince, Disabled.GONE) : Change.of(this);
    }

    private Change<Subscription> failing(@Nullable Instant since, @Nullable Disabled off) {
        return Change.of(new Subscription(id, organization, version, wish, keys, off, since, createdAt));
    }

    boolean isEnabled() {
        return disabled == null;
    }

    SigningKey newestKey() {
        return keys.getLast();
    }

    List<SigningKey> keysAt(Instant now) {
        return keys.stream().filter(key -> key.signsAt(now)).toList();
    }

    @Override
    public Subscription withVersion(long next) {
        return new Subscription(id, organization, next, wish, keys, disabled, failingSince, createdAt);
    }
}
