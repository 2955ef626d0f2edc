package dev.hiring.kit.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/**
 * How a candidate's token is told from the issuer's. It is opaque, so that nobody but the service that gave it out can
 * say whether it is right; that it opens nothing but its session, everybody can.
 */
public final class InvitationTokens {

    /** What each of them begins with. */
    public static final String PREFIX = "inv_";

    private static final String CREDENTIALS = "Bearer " + PREFIX;

    private InvitationTokens() {}

    static boolean sentWith(HttpServletRequest request) {
        String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
        return credentials != null && credentials.regionMatches(true, 0, CREDENTIALS, 0, CREDENTIALS.length());
    }
}
