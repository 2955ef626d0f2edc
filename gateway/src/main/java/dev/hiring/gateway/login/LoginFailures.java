package dev.hiring.gateway.login;

import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Tells people why they could not sign in, as far as it helps them. */
final class LoginFailures implements ServerAuthenticationFailureHandler, WebFilter {
    private static final Logger log = LoggerFactory.getLogger(LoginFailures.class);
    private static final Set<String> DENIED = Set.of(
            OAuth2ErrorCodes.ACCESS_DENIED,
            OAuth2ErrorCodes.UNAUTHORIZED_CLIENT,
            OAuth2ErrorCodes.INVALID_SCOPE,
            "login_required",
            "consent_required",
            "interaction_required");
    private static final Set<String> AWAY =
            Set.of(OAuth2ErrorCodes.SERVER_ERROR, OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE);

    @Override
    public Mono<Void> onAuthenticationFailure(WebFilterExchange exchange, AuthenticationException failure) {
        log.info("Somebody could not sign in: {}", reason(failure));
        return messageFor(failure).write(exchange.getExchange());
    }

    private static Message messageFor(AuthenticationException failure) {
        if (failure instanceof OAuth2AuthenticationException refused) {
            String code = refused.getError().getErrorCode();
            return DENIED.contains(code) ? Message.DENIED : AWAY.contains(code) ? Message.UNAVAILABLE : Message.EXPIRED;
        }
        return Message.DENIED;
    }

    /** A description that the provider or the caller gives may say anything, also more than one line. */
    private static String reason(AuthenticationException failure) {
        return failure instanceof OAuth2AuthenticationException refused
                ? refused.getError().getErrorCode().replaceAll("[^a-z_]", "?")
                : failure.getClass().getSimpleName();
    }

    /** What fails on the way there or back in another way, such as a provider that is away. */
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getRequest().getPath().value().startsWith(LoginStart.PATH)
                ? chain.filter(exchange).onErrorResume(failure -> answer(exchange, failure))
                : chain.filter(exchange);
    }

    private static Mono<Void> answer(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        log.warn("Signing in does not work: {}", failure.toString());
        return Message.UNAVAILABLE.write(exchange);
    }
}
