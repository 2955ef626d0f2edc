package dev.hiring.candidate.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Finds the addresses of names, and lets none pass that may not be called. The connection is made to the very address
 * that was looked at, so a name that changes its address between two looks gains nothing.
 */
final class CheckedNames implements DnsResolver {

    /** The name leads to where nobody may be called. */
    static final class Refused extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        Refused(String host) {
            super(host);
        }
    }

    private final DnsResolver names;
    private final Networks networks;

    CheckedNames(DnsResolver names, Networks networks) {
        this.names = names;
        this.networks = networks;
    }

    /** One forbidden address among many is enough: that is not how an honest receiver is set up. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        for (InetAddress address : addresses) {
            if (!networks.mayBeCalled(address)) {
                throw new Refused(host);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
