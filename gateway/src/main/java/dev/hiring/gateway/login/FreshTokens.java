package dev.hiring.gateway.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import reactor.core.publisher.Mono;

import dev.hiring.gateway.IssuerAway;
import dev.hiring.gateway.login.CurrentSession.Found;

/**
 * The access token of a session, renewed shortly before it expires. Of one session one renewal runs at a time, and what
 * comes meanwhile waits for it: a provider may take a refresh token used twice for a stolen one.
 */
final class FreshTokens {
    private static final Duration MARGIN = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<String, Mono<BrowserSession>> renewals = new ConcurrentHashMap<>();
    private final Sessions sessions;
    private final Provider provider;
    private final ReactiveOAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> tokens;
    private final Clock clock;

    FreshTokens(
            Sessions sessions,
            Provider provider,
            ReactiveOAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> tokens,
            Clock clock) {
        this.sessions = sessions;
        this.provider = provider;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Empty if the session is over, since the provider renews it no more. */
    Mono<String> of(Found found) {
        return (isFresh(found.session()) ? Mono.just(found.session()) : renewal(found))
                .map(BrowserSession::accessToken);
    }

    private boolean isFresh(BrowserSession session) {
        return !session.expiresWithin(MARGIN, clock.instant());
    }

    private boolean isOver(BrowserSession session) {
        return session.expiresWithin(Duration.ZERO, clock.instant());
    }

    private Mono<BrowserSession> renewal(Found found) {
        String key = found.key();
        return renewals.computeIfAbsent(
                key, _ -> renew(key).doFinally(_ -> renewals.remove(key)).cache());
    }

    /** Looks first: another request may have renewed it since this one came. */
    private Mono<BrowserSession> renew(String key) {
        return sessions.find(key).flatMap(session -> {
            String refresh = session.refreshToken();
            if (isFresh(session)) {
                return Mono.just(session);
            }
            return refresh == null ? unlessOver(key, session) : ask(key, session, refresh);
        });
    }

    private Mono<BrowserSession> ask(String key, BrowserSession session, String refresh) {
        return provider.registration()
                .flatMap(registration -> tokens.getTokenResponse(new OAuth2RefreshTokenGrantRequest(
                        registration, accessToken(session), new OAuth2RefreshToken(refresh, null))))
                .timeout(PATIENCE)
                .map(answer -> renewed(session, answer))
                .flatMap(renewed -> sessions.renew(key, renewed).thenReturn(renewed))
                .onErrorResume(FreshTokens::isRefusal, _ -> renewedElsewhere(key, session))
                .onErrorResume(failure -> isOver(session) ? Mono.error(new IssuerAway(failure)) : Mono.just(session));
    }

    /** Any other failure is the provider's trouble, which may pass. */
    private static boolean isRefusal(Throwable failure) {
        return failure instanceof OAuth2AuthorizationException refusal
                && refusal.getError().getErrorCode().equals(OAuth2ErrorCodes.INVALID_GRANT);
    }

    private BrowserSession renewed(BrowserSession session, OAuth2AccessTokenResponse answer) {
        OAuth2AccessToken token = answer.getAccessToken();
        OAuth2RefreshToken refresh = answer.getRefreshToken();
        return session.renewed(
                token.getTokenValue(),
                Objects.requireNonNullElse(token.getExpiresAt(), clock.instant()),
                refresh == null ? session.refreshToken() : refresh.getTokenValue());
    }

    /** A refusal of the provider ends the session, unless another gateway was faster. */
    private Mono<BrowserSession> renewedElsewhere(String key, BrowserSession session) {
        return sessions.find(key)
                .filter(now -> !now.accessToken().equals(session.accessToken()))
                .switchIfEmpty(Mono.defer(() -> sessions.end(key).then(Mono.empty())));
    }

    private Mono<BrowserSession> unlessOver(String key, BrowserSession session) {
        return isOver(session) ? sessions.end(key).then(Mono.empty()) : Mono.just(session);
    }

    private static OAuth2AccessToken accessToken(BrowserSession session) {
        Instant expires = session.expires();
        return new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, session.accessToken(), expires.minus(MARGIN), expires);
    }
}
