package dev.hiring.gateway.login;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Keeps what was sent to the provider in a sealed cookie until the person comes back: so any gateway can take them back,
 * and the many who never sign in cost no memory.
 */
final class PendingLogins implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    /** What of a request is needed again. */
    private record Pending(
            String state,
            String nonce,
            String verifier,
            String clientId,
            String authorizationUri,
            String redirectUri,
            String returnTo,
            Instant until) {
        static Pending of(OAuth2AuthorizationRequest request, Instant until) {
            return new Pending(
                    Objects.requireNonNull(request.getState()),
                    attribute(request, OidcParameterNames.NONCE),
                    attribute(request, PkceParameterNames.CODE_VERIFIER),
                    request.getClientId(),
                    request.getAuthorizationUri(),
                    Objects.requireNonNull(request.getRedirectUri()),
                    attribute(request, LoginStart.RETURN_TO),
                    until);
        }

        private static String attribute(OAuth2AuthorizationRequest request, String name) {
            return Objects.requireNonNull(request.getAttribute(name), name);
        }

        OAuth2AuthorizationRequest request() {
            return OAuth2AuthorizationRequest.authorizationCode()
                    .state(state)
                    .clientId(clientId)
                    .authorizationUri(authorizationUri)
                    .redirectUri(redirectUri)
                    // By which the framework knows that the answer has to say who signed in.
                    .scope(OidcScopes.OPENID)
                    .attributes(Map.of(
                            OAuth2ParameterNames.REGISTRATION_ID, Provider.ID,
                            OidcParameterNames.NONCE, nonce,
                            PkceParameterNames.CODE_VERIFIER, verifier,
                            LoginStart.RETURN_TO, returnTo))
                    .build();
        }
    }

    private final SessionCookies cookies;
    private final Seal seal;
    private final Clock clock;

    PendingLogins(SessionCookies cookies, Seal seal, Clock clock) {
        this.cookies = cookies;
        this.seal = seal;
        this.clock = clock;
    }

    @Override
    public Mono<Void> saveAuthorizationRequest(OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
        return Mono.fromRunnable(() -> {
            Pending pending = Pending.of(request, clock.instant().plus(SessionCookies.LOGIN));
            cookies.setLogin(exchange.getResponse(), seal.close(pending));
        });
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
        return Mono.justOrEmpty(pending(exchange)).map(Pending::request);
    }

    /** Who comes back a second time has to begin anew. */
    @Override
    public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
        return loadAuthorizationRequest(exchange).doOnNext(_ -> cookies.endLogin(exchange.getResponse()));
    }

    private Optional<Pending> pending(ServerWebExchange exchange) {
        String state = exchange.getRequest().getQueryParams().getFirst(OAuth2ParameterNames.STATE);
        return cookies.login(exchange.getRequest())
                .flatMap(text -> seal.open(text, Pending.class))
                .filter(pending -> pending.state().equals(state))
                .filter(pending -> pending.until().isAfter(clock.instant()));
    }
}
