package dev.hiring.gateway.login;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is signed in.
 *
 * @param name for people to read
 * @param accessToken what the services are shown
 * @param expires when {@code accessToken} does
 * @param refreshToken what another access token is had for; a provider may give none
 * @param idToken tells the provider at the end whom to sign out
 * @param csrf what a page of ours knows and one of somebody else does not
 * @param begun when they signed in
 */
record BrowserSession(
        String name,
        String accessToken,
        Instant expires,
        @Nullable String refreshToken,
        String idToken,
        String csrf,
        Instant begun) {
    BrowserSession renewed(String newAccessToken, Instant newExpires, @Nullable String newRefreshToken) {
        return new BrowserSession(name, newAccessToken, newExpires, newRefreshToken, idToken, csrf, begun);
    }

    boolean expiresWithin(Duration margin, Instant now) {
        return expires.isBefore(now.plus(margin));
    }

    boolean begunBefore(Instant instant) {
        return begun.isBefore(instant);
    }

    /** The record's own form would put tokens into a log. */
    @Override
    public String toString() {
        return "BrowserSession[begun " + begun + "]";
    }
}
