package dev.hiring.gateway.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The address that a request comes from. What it says of itself in {@code X-Forwarded-For} is believed as far as proxies
 * that are trusted have said it.
 */
final class ClientAddress {

    private static final String UNKNOWN = "unknown";
    /** The part of an IPv6 address that a network is given; the rest its hosts choose as they like. */
    private static final int NETWORK_BYTES = 8;

    private final Pattern trusted;

    /** @param trusted a pattern for the addresses of proxies; empty: nobody's */
    ClientAddress(String trusted) {
        this.trusted = Pattern.compile(trusted.isBlank() ? "(?!)" : trusted);
    }

    String of(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        if (remote == null || remote.getAddress() == null) {
            return UNKNOWN;
        }
        if (!isTrusted(remote.getAddress().getHostAddress())) {
            return network(remote.getAddress());
        }
        List<String> hops = request.getHeaders().getOrEmpty("X-Forwarded-For").stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .toList();
        return hops.reversed().stream()
                .filter(hop -> !isTrusted(hop))
                .findFirst()
                .map(ClientAddress::network)
                .orElseGet(() -> network(remote.getAddress()));
    }

    private boolean isTrusted(String address) {
        return trusted.matcher(address).matches();
    }

    private static String network(String address) {
        try {
            return network(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException e) {
            return UNKNOWN;
        }
    }

    private static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES) + "::/64"
                : address.getHostAddress();
    }
}
