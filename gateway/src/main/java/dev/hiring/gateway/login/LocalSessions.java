package dev.hiring.gateway.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import reactor.core.publisher.Mono;

/** The sessions of a gateway that is the only one. They end with it. */
final class LocalSessions implements Sessions {
    private final Cache<String, BrowserSession> sessions;

    LocalSessions(LoginSettings settings, Ticker ticker) {
        sessions = Caffeine.newBuilder()
                .maximumSize(settings.maxSessions())
                .expireAfterAccess(settings.idle())
                .ticker(ticker)
                .build();
    }

    @Override
    public Mono<BrowserSession> find(String key) {
        return Mono.fromSupplier(() -> sessions.getIfPresent(key));
    }

    @Override
    public Mono<Void> begin(String key, BrowserSession session) {
        return Mono.fromRunnable(() -> sessions.put(key, session));
    }

    @Override
    public Mono<Void> renew(String key, BrowserSession session) {
        return Mono.fromRunnable(() -> sessions.asMap().replace(key, session));
    }

    @Override
    public Mono<Void> end(String key) {
        return Mono.fromRunnable(() -> sessions.invalidate(key));
    }
}
