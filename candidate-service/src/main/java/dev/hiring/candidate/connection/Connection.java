package dev.hiring.candidate.connection;

import java.net.URI;
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

import dev.hiring.candidate.outbound.Receivers;
import dev.hiring.kit.aggregate.Aggregate;
import dev.hiring.kit.aggregate.Change;

/**
 * An organization's link to its account at an ATS. While it is switched off its keys open nothing, and the ATS is told
 * nothing.
 *
 * @param allowedHosts where the ATS may be told of results
 * @param keys the newest last; the one before it goes on opening for a while
 * @param hiddenCredential what the ATS knows us by, encrypted
 */
@Document("ats-connections")
@CompoundIndex(name = "newest", def = "{'organization': 1, 'createdAt': -1, '_id': -1}")
public record Connection(
        @Id String id,
        String organization,
        long version,
        Kind kind,
        @Nullable String description,
        SortedSet<String> allowedHosts,
        String hiddenCredential,
        List<Key> keys,
        boolean enabled,
        Instant createdAt)
        implements Aggregate<Connection> {

    /** Long enough for somebody to bring a new key to the ATS. */
    static final Duration OVERLAP = Duration.ofHours(24);

    public Connection {
        allowedHosts = new TreeSet<>(allowedHosts);
        keys = List.copyOf(keys);
    }

    /**
     * An inbound key, without what makes it work.
     *
     * @param until when it stops to open, null for the newest
     */
    public record Key(String hash, Instant since, @Nullable Instant until) {

        boolean opensAt(Instant now) {
            return until == null || now.isBefore(until);
        }

        private Key endsBy(Instant end) {
            return until == null || until.isAfter(end) ? new Key(hash, since, end) : this;
        }

        /** Neither the log nor an error shows the hash. */
        @Override
        public String toString() {
            return "Key[since " + since + "]";
        }
    }

    /** What can be chosen, and chosen anew. */
    record Wish(@Nullable String description, SortedSet<String> allowedHosts) {

        Wish {
            allowedHosts = new TreeSet<>(allowedHosts);
        }
    }

    static Change<Connection> of(
            String id,
            String organization,
            Kind kind,
            Wish wish,
            String hiddenCredential,
            InboundKey key,
            Instant now) {
        return Change.of(new Connection(
                id,
                organization,
                0,
                kind,
                wish.description(),
                wish.allowedHosts(),
                hiddenCredential,
                List.of(new Key(key.hash(), now, null)),
                true,
                now));
    }

    /** @param credential the new one encrypted, null to keep the one there is */
    Change<Connection> with(Wish wish, boolean enable, @Nullable String credential) {
        return Change.of(new Connection(
                id,
                organization,
                version,
                kind,
                wish.description(),
                wish.allowedHosts(),
                credential == null ? hiddenCredential : credential,
                keys,
                enable,
                createdAt));
    }

    /** @param overlap how long the keys before go on opening at most */
    Change<Connection> rotated(InboundKey next, Duration overlap, Instant now) {
        List<Key> all = Stream.concat(
                        keys.stream().map(key -> key.endsBy(now.plus(overlap))).filter(key -> key.opensAt(now)),
                        Stream.of(new Key(next.hash(), now, null)))
                .toList();
        return Change.of(new Connection(
                id, organization, version, kind, description, allowedHosts, hiddenCredential, all, enabled, createdAt));
    }

    boolean isOpenedBy(InboundKey key, Instant now) {
        return enabled && keys.stream().anyMatch(known -> known.opensAt(now) && key.hasHash(known.hash()));
    }

    public boolean allows(URI url) {
        return allowedHosts.contains(Receivers.nameOf(url));
    }

    @Override
    public Connection withVersion(long next) {
        return new Connection(
                id, organization, next, kind, description, allowedHosts, hiddenCredential, keys, enabled, createdAt);
    }

    /** Keeps the credential out of logs, though it is encrypted. */
    @Override
    public String toString() {
        return "Connection[" + id + "]";
    }
}
