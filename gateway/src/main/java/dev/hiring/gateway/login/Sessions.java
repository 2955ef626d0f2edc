package dev.hiring.gateway.login;

import reactor.core.publisher.Mono;

/**
 * Keeps the sessions, each under a key that only the browser's cookie leads to. Everything else than {@link #begin} leaves
 * a session that has ended ended, also when it comes late.
 */
interface Sessions {
    /** What is kept under the key, which counts as a use of the session. */
    Mono<BrowserSession> find(String key);

    Mono<Void> begin(String key, BrowserSession session);

    /** Keeps the session as it is now, if it has not ended meanwhile. */
    Mono<Void> renew(String key, BrowserSession session);

    Mono<Void> end(String key);
}
