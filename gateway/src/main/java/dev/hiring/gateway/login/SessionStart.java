package dev.hiring.gateway.login;

import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.util.StringUtils;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Begins a session with the tokens that somebody signed in for, if the access token is one that the API takes: a person
 * without an organization learns it here and not from every request.
 */
final class SessionStart implements ServerOAuth2AuthorizedClientRepository {
    private final CurrentSession sessions;
    private final ReactiveJwtDecoder tokens;
    private final Clock clock;

    SessionStart(CurrentSession sessions, ReactiveJwtDecoder tokens, Clock clock) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public Mono<Void> saveAuthorizedClient(
            OAuth2AuthorizedClient client, Authentication person, ServerWebExchange exchange) {
        exchange.getAttributes().put(LoginStart.RETURN_TO, returnTo(person));
        return tokens.decode(client.getAccessToken().getTokenValue())
                .onErrorMap(JwtException.class, SessionStart::noAccess)
                .then(Mono.defer(() -> sessions.begin(exchange, session(client, person))));
    }

    /** Where somebody goes on who has just signed in. */
    static URI next(ServerWebExchange exchange) {
        return URI.create(exchange.getRequiredAttribute(LoginStart.RETURN_TO));
    }

    private static String returnTo(Authentication person) {
        String path = ((OAuth2LoginAuthenticationToken) person)
                .getAuthorizationExchange()
                .getAuthorizationRequest()
                .getAttribute(LoginStart.RETURN_TO);
        return ReturnTo.of(path);
    }

    private static OAuth2AuthenticationException noAccess(JwtException reason) {
        return new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.ACCESS_DENIED), reason);
    }

    private BrowserSession session(OAuth2AuthorizedClient client, Authentication person) {
        OidcUser user = (OidcUser) Objects.requireNonNull(person.getPrincipal());
        OAuth2AccessToken access = client.getAccessToken();
        OAuth2RefreshToken refresh = client.getRefreshToken();
        return new BrowserSession(
                name(user),
                access.getTokenValue(),
                Objects.requireNonNullElse(access.getExpiresAt(), clock.instant()),
                refresh == null ? null : refresh.getTokenValue(),
                user.getIdToken().getTokenValue(),
                sessions.random(),
                clock.instant());
    }

    private static String name(OidcUser user) {
        return Stream.of("name", "preferred_username")
                .map(user::getClaimAsString)
                .filter(StringUtils::hasText)
                .findFirst()
                .orElseGet(user::getName);
    }

    /** Nobody asks for a client by its person: a request's session leads to its token. */
    @Override
    public <T extends OAuth2AuthorizedClient> Mono<T> loadAuthorizedClient(
            String registration, Authentication person, ServerWebExchange exchange) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> removeAuthorizedClient(String registration, Authentication person, ServerWebExchange exchange) {
        return Mono.empty();
    }
}
