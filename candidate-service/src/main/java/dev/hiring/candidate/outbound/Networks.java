package dev.hiring.candidate.outbound;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** Which addresses are outside: those that are globally reachable by the registries of RFC 6890, and no multicast. */
final class Networks {

    private static final List<IpAddressMatcher> INSIDE = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4")
            .map(IpAddressMatcher::new)
            .toList();

    /** All that IANA gives out as global unicast. */
    private static final IpAddressMatcher GLOBAL = new IpAddressMatcher("2000::/3");

    /** Parts of it that are special, or that hide an IPv4 address: Teredo and its neighbours, documentation, 6to4. */
    private static final List<IpAddressMatcher> SPECIAL = Stream.of(
                    "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
            .map(IpAddressMatcher::new)
            .toList();

    private final List<IpAddressMatcher> permitted;

    Networks(OutboundSettings settings) {
        this.permitted =
                settings.permitted().stream().map(IpAddressMatcher::new).toList();
    }

    boolean isPermitted(InetAddress address) {
        return matches(permitted, address);
    }

    /** An IPv4 address written as IPv6 ({@code ::ffff:127.0.0.1}) has become IPv4 when it is parsed. */
    boolean mayBeCalled(InetAddress address) {
        return isPermitted(address) || isOutside(address);
    }

    private static boolean isOutside(InetAddress address) {
        String text = address.getHostAddress();
        return address.getAddress().length == 4
                ? !matches(INSIDE, address)
                : !text.contains("%") && GLOBAL.matches(text) && !matches(SPECIAL, address);
    }

    private static boolean matches(List<IpAddressMatcher> networks, InetAddress address) {
        String text = address.getHostAddress();
        return !text.contains("%") && networks.stream().anyMatch(network -> network.matches(text));
    }
}
