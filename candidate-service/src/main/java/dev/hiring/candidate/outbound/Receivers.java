package dev.hiring.candidate.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

import dev.hiring.kit.http.InvalidRequest;
import dev.hiring.kit.http.Unprocessable;

/** Decides when an address is named whether it may be called. Each call looks again. */
@Component
public final class Receivers {

    private static final int MAX_LENGTH = 2_000;
    private static final String INSIDE = "leads to an address that is not public";
    private static final String NO_HOST = "must be the name of a host, without port or path";
    private static final String NOT_HTTPS = "must begin with https://";

    private final CheckedNames names;
    private final Networks networks;

    Receivers(CheckedNames names, Networks networks) {
        this.names = names;
        this.networks = networks;
    }

    /**
     * @param field where the address stands in the request, for the refusal
     * @throws Unprocessable when it is no URL, not HTTPS, or leads to where nobody may be called
     */
    public URI require(String field, String url) {
        try {
            URI uri = parse(url);
            requirePublic(uri);
            return uri;
        } catch (Objection e) {
            throw new Unprocessable(field, e.reason());
        }
    }

    /**
     * For an address that somebody sends who may name some hosts only. No other is so much as looked up; those are when
     * they are called.
     *
     * @throws InvalidRequest when it is no URL, of another host, or not HTTPS
     */
    public URI requireOf(Set<String> hosts, String field, String url) {
        try {
            URI uri = parse(url);
            if (!hosts.contains(nameOf(uri))) {
                throw new Objection("names a host that is not allowed");
            }
            if (!isEncrypted(uri)) {
                requirePublic(uri);
            }
            return uri;
        } catch (Objection e) {
            throw new InvalidRequest(field, e.reason());
        }
    }

    /**
     * The name of a host as it is compared with those of addresses. One that has no address by now may have one later.
     *
     * @throws Unprocessable when it is none, or leads to where nobody may be called
     */
    public String requireHost(String field, String host) {
        try {
            URI uri = parse("https://" + host + "/");
            if (!host.equalsIgnoreCase(uri.getHost())) {
                throw new Objection(NO_HOST);
            }
            names.resolve(bare(host));
            return nameOf(uri);
        } catch (CheckedNames.Refused e) {
            throw new Unprocessable(field, INSIDE);
        } catch (UnknownHostException e) {
            return host.toLowerCase(Locale.ROOT);
        } catch (Objection e) {
            throw new Unprocessable(field, NO_HOST);
        }
    }

    /** The host of an address in the form in which hosts are kept. */
    public static String nameOf(URI uri) {
        return uri.getHost().toLowerCase(Locale.ROOT);
    }

    private void requirePublic(URI uri) throws Objection {
        InetAddress[] addresses;
        try {
            addresses = names.resolve(bare(uri.getHost()));
        } catch (CheckedNames.Refused e) {
            throw new Objection(INSIDE);
        } catch (UnknownHostException e) {
            throw new Objection("names a host that has no address");
        }
        if (!isEncrypted(uri) && !Arrays.stream(addresses).allMatch(networks::isPermitted)) {
            throw new Objection(NOT_HTTPS);
        }
    }

    private static boolean isEncrypted(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private static URI parse(String url) throws Objection {
        URI uri;
        try {
            uri = new URI(url).parseServerAuthority();
        } catch (URISyntaxException e) {
            throw new Objection("must be an absolute URL");
        }
        if (url.length() > MAX_LENGTH || uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw new Objection("must be an absolute URL of at most " + MAX_LENGTH + " characters");
        }
        if (!isEncrypted(uri) && !"http".equalsIgnoreCase(uri.getScheme())) {
            throw new Objection(NOT_HTTPS);
        }
        if (uri.getUserInfo() != null || uri.getFragment() != null) {
            throw new Objection("must have no user name, password or fragment");
        }
        return uri;
    }

    /** Without the brackets of an IPv6 address. */
    private static String bare(String host) {
        return host.replaceAll("^\\[|\\]$", "");
    }

    /** Why an address is not taken; completes a sentence that begins with the field. */
    private static final class Objection extends Exception {
        private static final long serialVersionUID = 1L;

        private final String reason;

        Objection(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }
}
