package dev.hiring.gateway.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The session that a request's cookie leads to. It is looked up once for each request. */
final class CurrentSession {
    private static final String FOUND = CurrentSession.class.getName();
    private static final int ID_BYTES = 32;

    /** @param key under which the session is kept */
    record Found(String key, BrowserSession session) {}

    private final SecureRandom random = new SecureRandom();
    private final Base64.Encoder text = Base64.getUrlEncoder().withoutPadding();
    private final Sessions sessions;
    private final SessionCookies cookies;
    private final LoginSettings settings;
    private final Clock clock;

    CurrentSession(Sessions sessions, SessionCookies cookies, LoginSettings settings, Clock clock) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.settings = settings;
        this.clock = clock;
    }

    Mono<Found> of(ServerWebExchange exchange) {
        return Mono.defer(() -> cached(exchange));
    }

    @SuppressWarnings("unchecked")
    private Mono<Found> cached(ServerWebExchange exchange) {
        return (Mono<Found>) exchange.getAttributes()
                .computeIfAbsent(FOUND, _ -> find(exchange).cache());
    }

    private Mono<Found> find(ServerWebExchange exchange) {
        return Mono.justOrEmpty(cookies.session(exchange.getRequest()))
                .map(CurrentSession::key)
                .flatMap(key -> sessions.find(key).flatMap(session -> unlessTooOld(new Found(key, session))));
    }

    private Mono<Found> unlessTooOld(Found found) {
        return found.session().begunBefore(clock.instant().minus(settings.lifetime()))
                ? sessions.end(found.key()).then(Mono.empty())
                : Mono.just(found);
    }

    /** Begins a session under a new id; one that the browser had ends. */
    Mono<Void> begin(ServerWebExchange exchange, BrowserSession session) {
        String id = random();
        return end(exchange)
                .then(sessions.begin(key(id), session))
                .then(Mono.fromRunnable(() -> cookies.setSession(exchange.getResponse(), id)));
    }

    /** Ends the session, if there is one, and tells the browser. */
    Mono<Void> end(ServerWebExchange exchange) {
        return Mono.justOrEmpty(cookies.session(exchange.getRequest())).flatMap(id -> {
            cookies.endSession(exchange.getResponse());
            exchange.getAttributes().put(FOUND, Mono.empty());
            return sessions.end(key(id));
        });
    }

    /** 256 bits that nobody guesses. */
    String random() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return text.encodeToString(bytes);
    }

    /** Whoever sees where sessions are kept sees no id to come with. */
    private static String key(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
