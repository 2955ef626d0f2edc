package dev.hiring.candidate.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import dev.hiring.candidate.connection.Connection.Wish;
import dev.hiring.candidate.outbound.Receivers;
import dev.hiring.candidate.secret.Secrets;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.NotFound;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;

/** Makes connections and their keys, and knows which key opens what. */
@Service
public final class ConnectionService {

    private static final int MOST = 100;

    private final Connections connections;
    private final Receivers receivers;
    private final Secrets secrets;
    private final Clock clock;

    ConnectionService(Connections connections, Receivers receivers, Secrets secrets, Clock clock) {
        this.connections = connections;
        this.receivers = receivers;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * @param inboundKey null where it was given out before
     */
    record Keyed(Connection connection, @Nullable String inboundKey) {

        @Override
        public String toString() {
            return "Keyed[" + connection.id() + "]";
        }
    }

    Keyed create(
            String id,
            String organization,
            Kind kind,
            @Nullable String description,
            List<String> hosts,
            String credential) {
        Wish wish = new Wish(description, checked(hosts));
        if (connections.find(organization, id).isEmpty() && connections.count(organization) >= MOST) {
            throw new ConnectionProblem.TooMany(MOST);
        }
        InboundKey key = InboundKey.random(id);
        Connection stored =
                connections.insertOrFind(Connection.of(id, organization, kind, wish, hide(credential), key, now()));
        // Of a repeated request the first key stands, and nobody here knows it any more.
        return new Keyed(stored, stored.isOpenedBy(key, now()) ? key.value() : null);
    }

    public Connection get(String organization, String id) {
        return find(organization, id).orElseThrow(() -> new NotFound("connection"));
    }

    public Optional<Connection> find(String organization, String id) {
        return connections.find(organization, id);
    }

    Page<Connection> page(String organization, PageRequest request) {
        return connections.page(organization, request);
    }

    Connection replace(
            String organization,
            String id,
            IfMatch ifMatch,
            @Nullable String description,
            List<String> hosts,
            boolean enabled,
            @Nullable String credential) {
        Wish wish = new Wish(description, checked(hosts));
        String hidden = credential == null ? null : hide(credential);
        return connections.change(organization, id, ifMatch, stored -> stored.with(wish, enabled, hidden));
    }

    /** @param immediately whether the keys before stop to open at once */
    Keyed rotate(String organization, String id, IfMatch ifMatch, boolean immediately) {
        InboundKey key = InboundKey.random(id);
        Duration overlap = immediately ? Duration.ZERO : Connection.OVERLAP;
        return new Keyed(
                connections.change(organization, id, ifMatch, stored -> stored.rotated(key, overlap, now())),
                key.value());
    }

    /**
     * The connection whose key stands in the header.
     *
     * @param header null where the request has none
     */
    Connection authenticate(Kind kind, @Nullable String header) {
        return Optional.ofNullable(header)
                .flatMap(kind.scheme()::key)
                .map(InboundKey::new)
                .flatMap(key -> key.connectionId()
                        .flatMap(connections::findForKey)
                        .filter(connection -> connection.kind() == kind)
                        .filter(connection -> connection.isOpenedBy(key, now())))
                .orElseThrow(() -> new ConnectionProblem.KeyRefused(kind.scheme()));
    }

    /** The value of {@code Authorization} by which the ATS knows us. */
    public String authorization(Connection connection) {
        return connection.kind().scheme().header(new String(secrets.reveal(connection.hiddenCredential()), UTF_8));
    }

    private String hide(String credential) {
        return secrets.hide(credential.getBytes(UTF_8));
    }

    private SortedSet<String> checked(List<String> hosts) {
        SortedSet<String> checked = new TreeSet<>();
        for (int i = 0; i < hosts.size(); i++) {
            checked.add(receivers.requireHost("allowedHosts[" + i + "]", hosts.get(i)));
        }
        return checked;
    }

    /** The store keeps milliseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
