package dev.hiring.candidate.connection;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

import dev.hiring.candidate.connection.ConnectionService.Keyed;
import dev.hiring.kit.http.SingleLine;

/** Connections as JSON. */
final class ConnectionBodies {

    /** It becomes part of a header. */
    private static final String CREDENTIAL = "[!-~]{1,500}";

    private static final String CREDENTIAL_FORM = "must be 1 to 500 printable ASCII characters without spaces";
    private static final int MOST_HOSTS = 20;

    private ConnectionBodies() {}

    /**
     * An account at an ATS to connect.
     *
     * @param kind whose contract is spoken
     * @param description for people
     * @param allowedHosts the names of the hosts at which the ATS may be told of results
     * @param outboundCredential the key or token by which the ATS knows us; shown to nobody again
     */
    record ConnectionRequest(
            @NotNull Kind kind,
            @Nullable @Size(min = 1, max = 200) @SingleLine String description,
            @NotEmpty @Size(max = MOST_HOSTS) List<@NotNull @Size(min = 1, max = 253) @SingleLine String> allowedHosts,

            @NotNull @Pattern(regexp = CREDENTIAL, message = CREDENTIAL_FORM)
            String outboundCredential) {

        /** Keeps the credential out of logs. */
        @Override
        public String toString() {
            return "ConnectionRequest[" + kind + "]";
        }
    }

    /**
     * All that can be chosen of a connection; the kind stays.
     *
     * @param description for people
     * @param allowedHosts the names of the hosts at which the ATS may be told of results
     * @param outboundCredential null to keep the one there is
     * @param enabled whether the ATS may call and is told of results
     */
    record ConnectionUpdate(
            @Nullable @Size(min = 1, max = 200) @SingleLine String description,
            @NotEmpty @Size(max = MOST_HOSTS) List<@NotNull @Size(min = 1, max = 253) @SingleLine String> allowedHosts,

            @Nullable @Pattern(regexp = CREDENTIAL, message = CREDENTIAL_FORM)
            String outboundCredential,

            boolean enabled) {

        /** Keeps the credential out of logs. */
        @Override
        public String toString() {
            return "ConnectionUpdate";
        }
    }

    /**
     * When a key opens.
     *
     * @param since from then on
     * @param until null as long as it is the newest
     */
    record InboundKeyTimes(Instant since, @Nullable Instant until) {}

    /**
     * A connection.
     *
     * @param kind whose contract is spoken
     * @param description for people
     * @param allowedHosts the names of the hosts at which the ATS may be told of results
     * @param enabled whether the ATS may call and is told of results
     * @param keys when each key opens, the newest last
     */
    record ConnectionResponse(
            String id,
            Kind kind,
            @Nullable String description,
            Set<String> allowedHosts,
            boolean enabled,
            List<InboundKeyTimes> keys,
            Instant createdAt) {

        static ConnectionResponse of(Connection connection) {
            return new ConnectionResponse(
                    connection.id(),
                    connection.kind(),
                    connection.description(),
                    connection.allowedHosts(),
                    connection.enabled(),
                    connection.keys().stream()
                            .map(key -> new InboundKeyTimes(key.since(), key.until()))
                            .toList(),
                    connection.createdAt());
        }
    }

    /**
     * A connection with its newest key.
     *
     * @param connection as it is from now on
     * @param inboundKey what the ATS is to call with, in this answer only; null if the same request came before
     */
    record KeyedConnection(
            ConnectionResponse connection, @Nullable String inboundKey) {

        static KeyedConnection of(Keyed keyed) {
            return new KeyedConnection(ConnectionResponse.of(keyed.connection()), keyed.inboundKey());
        }

        @Override
        public String toString() {
            return "KeyedConnection[" + connection.id() + "]";
        }
    }
}
