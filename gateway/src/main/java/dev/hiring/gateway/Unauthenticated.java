package dev.hiring.gateway;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Answers who comes without a token or with a wrong one. Why it is wrong is not said, but for a candidate's, which is
 * known by its beginning and opens nothing but its session.
 */
@Component
final class Unauthenticated implements ServerAuthenticationEntryPoint {

    private static final String INVITATION = "Bearer inv_";

    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException reason) {
        String credentials = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (credentials != null && credentials.regionMatches(true, 0, INVITATION, 0, INVITATION.length())) {
            return ProblemAnswer.write(exchange, Problem.FORBIDDEN);
        }
        Mono<Void> answer = ProblemAnswer.write(exchange, Problem.UNAUTHENTICATED);
        if (credentials != null) {
            exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        }
        return answer;
    }
}
