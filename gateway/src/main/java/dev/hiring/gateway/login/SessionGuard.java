package dev.hiring.gateway.login;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.DefaultCsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRepository;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

import dev.hiring.gateway.Problem;
import dev.hiring.gateway.ProblemAnswer;

/**
 * Keeps other sites from using somebody's session. What changes something needs the token that only a page of ours can
 * read; and of requests that browsers say to come from elsewhere, none gets anything by a session but a person who follows a
 * link or comes back from the provider. That the cookie does not go along with other sites' requests ({@code SameSite}) comes
 * first; this is for when it does.
 */
final class SessionGuard implements ServerCsrfTokenRepository {
    static final String HEADER = "X-CSRF-Token";
    private static final String FIELD = "_csrf";
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final CurrentSession sessions;
    private final SessionCookies cookies;
    private final String origin;

    SessionGuard(CurrentSession sessions, SessionCookies cookies, LoginSettings settings) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.origin = settings.origin();
    }

    void onto(ServerHttpSecurity http, SecurityWebFiltersOrder order) {
        WebFilter site = this::refuseOtherSites;
        http.addFilterBefore(site, order)
                .csrf(csrf -> csrf.csrfTokenRepository(this)
                        .requireCsrfProtectionMatcher(this::changesSomething)
                        .accessDeniedHandler((exchange, _) -> ProblemAnswer.write(exchange, Problem.CSRF)));
    }

    private Mono<Void> refuseOtherSites(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        return usesSession(request) && isForeign(request.getHeaders()) && !opensAPage(request)
                ? ProblemAnswer.write(exchange, Problem.CSRF)
                : chain.filter(exchange);
    }

    private boolean usesSession(ServerHttpRequest request) {
        return !SessionBearer.namesItsCaller(request)
                && cookies.session(request).isPresent();
    }

    /** By what browsers say and pages cannot; what is not a browser says nothing. */
    private boolean isForeign(HttpHeaders headers) {
        String site = headers.getFirst("Sec-Fetch-Site");
        if (site != null) {
            return !OWN.contains(site);
        }
        String from = headers.getOrigin();
        return from != null && !from.equals(origin);
    }

    /** The whole window goes there, so that nothing of the answer is in the reach of where it came from. */
    private static boolean opensAPage(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        return request.getMethod() == HttpMethod.GET
                && "navigate".equals(headers.getFirst("Sec-Fetch-Mode"))
                && "document".equals(headers.getFirst("Sec-Fetch-Dest"));
    }

    private Mono<MatchResult> changesSomething(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return SAFE.contains(request.getMethod()) || !usesSession(request)
                ? MatchResult.notMatch()
                : sessions.of(exchange).flatMap(_ -> MatchResult.match()).switchIfEmpty(MatchResult.notMatch());
    }

    @Override
    public Mono<CsrfToken> loadToken(ServerWebExchange exchange) {
        return sessions.of(exchange)
                .map(found ->
                        new DefaultCsrfToken(HEADER, FIELD, found.session().csrf()));
    }

    /** There is one as long as there is a session, and none without. */
    @Override
    public Mono<CsrfToken> generateToken(ServerWebExchange exchange) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> saveToken(ServerWebExchange exchange, @Nullable CsrfToken token) {
        return Mono.empty();
    }
}
