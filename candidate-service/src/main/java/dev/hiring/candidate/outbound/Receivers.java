package dev.hiring.candidate.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.stereotype.Component;

import dev.hiring.kit.http.Unprocessable;

/** Decides when an address is named whether it may be called. Each call looks again. */
@Component
public final class Receivers {

    private static final int MAX_LENGTH = 2_000;

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
        URI uri = parse(field, url);
        InetAddress[] addresses;
        try {
            addresses = names.resolve(host(uri));
        } catch (CheckedNames.Refused e) {
            throw new Unprocessable(field, "leads to an address that is not public");
        } catch (UnknownHostException e) {
            throw new Unprocessable(field, "names a host that has no address");
        }
        if (!"https".equals(uri.getScheme()) && !Arrays.stream(addresses).allMatch(networks::isPermitted)) {
            throw new Unprocessable(field, "must begin with https://");
        }
        return uri;
    }

    private static URI parse(String field, String url) {
        URI uri;
        try {
            uri = new URI(url).parseServerAuthority();
        } catch (URISyntaxException e) {
            throw new Unprocessable(field, "must be an absolute URL");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (url.length() > MAX_LENGTH || uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw new Unprocessable(field, "must be an absolute URL of at most " + MAX_LENGTH + " characters");
        }
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new Unprocessable(field, "must begin with https://");
        }
        if (uri.getUserInfo() != null || uri.getFragment() != null) {
            throw new Unprocessable(field, "must have no user name, password or fragment");
        }
        return uri;
    }

    /** Without the brackets of an IPv6 address. */
    private static String host(URI uri) {
        return uri.getHost().replaceAll("^\\[|\\]$", "");
    }
}
