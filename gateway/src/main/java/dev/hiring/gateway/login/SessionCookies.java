package dev.hiring.gateway.login;

import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;

/**
 * The gateway's two cookies. No script reads them, and no other site's requests but a link to here bring them. Under https
 * their names begin with {@code __Host-}, by which browsers see to it that nobody else has set them.
 */
final class SessionCookies {
    /** How long somebody may take to sign in. */
    static final Duration LOGIN = Duration.ofMinutes(15);

    private final boolean secure;
    private final String session;
    private final String login;

    SessionCookies(LoginSettings settings) {
        this.secure = settings.secure();
        String prefix = secure ? "__Host-" : "";
        this.session = prefix + "hiring-session";
        this.login = prefix + "hiring-login";
    }

    Optional<String> session(ServerHttpRequest request) {
        return value(request, session);
    }

    /** Goes with the browser. */
    void setSession(ServerHttpResponse response, String id) {
        response.addCookie(cookie(session, id).build());
    }

    void endSession(ServerHttpResponse response) {
        response.addCookie(cookie(session, "").maxAge(Duration.ZERO).build());
    }

    Optional<String> login(ServerHttpRequest request) {
        return value(request, login);
    }

    void setLogin(ServerHttpResponse response, String value) {
        response.addCookie(cookie(login, value).maxAge(LOGIN).build());
    }

    void endLogin(ServerHttpResponse response) {
        response.addCookie(cookie(login, "").maxAge(Duration.ZERO).build());
    }

    private static Optional<String> value(ServerHttpRequest request, String name) {
        return Optional.ofNullable(request.getCookies().getFirst(name))
                .map(HttpCookie::getValue)
                .filter(value -> !value.isEmpty());
    }

    private ResponseCookie.ResponseCookieBuilder cookie(String name, String value) {
        return ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax");
    }
}
