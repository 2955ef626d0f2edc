package dev.hiring.candidate.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "169.254.169.254",
                "172.31.255.255",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "::7f00:1",
                "64:ff9b::7f00:1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fe80::1%1",
                "ff02::1"
            })
    void mayNotCallWhatIsInside(String address) throws UnknownHostException {
        assertThat(networks().mayBeCalled(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"93.184.216.34", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700:4700::1111", "::ffff:8.8.8.8"
            })
    void mayCallWhatIsOutside(String address) throws UnknownHostException {
        assertThat(networks().mayBeCalled(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.20.3.4", "fd00::5"})
    void mayCallWhatIsPermitted(String address) throws UnknownHostException {
        Networks networks = networks("10.20.0.0/16", "fd00::/64");

        assertThat(networks.mayBeCalled(InetAddress.getByName(address))).isTrue();
        assertThat(networks.isPermitted(InetAddress.getByName("10.21.0.1"))).isFalse();
        assertThat(networks.isPermitted(InetAddress.getByName("1.1.1.1"))).isFalse();
    }

    private static Networks networks(String... permitted) {
        return new Networks(new OutboundSettings(List.of(permitted), Duration.ofSeconds(1), Duration.ofSeconds(1)));
    }
}
