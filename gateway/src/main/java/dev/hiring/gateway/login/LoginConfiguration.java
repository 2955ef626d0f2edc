package dev.hiring.gateway.login;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeReactiveAuthenticationManager;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcReactiveOAuth2UserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

import dev.hiring.gateway.IssuerClient;
import dev.hiring.gateway.IssuerKeys;

/** What signing in is made of, where a client for it is configured. */
@Configuration(proxyBeanMethods = false)
@Conditional(LoginConfigured.class)
class LoginConfiguration {

    @Bean
    Provider provider(IssuerClient issuer, LoginSettings settings) {
        return new Provider(issuer, settings);
    }

    @Bean
    SessionCookies sessionCookies(LoginSettings settings) {
        return new SessionCookies(settings);
    }

    @Bean
    PendingLogins pendingLogins(SessionCookies cookies, LoginSettings settings, Clock clock) {
        return new PendingLogins(cookies, new Seal(settings, "login"), clock);
    }

    @Bean
    Sessions sessions(LoginSettings settings) {
        return settings.redis().isBlank()
                ? new LocalSessions(settings, Ticker.systemTicker())
                : new SharedSessions(settings, new Seal(settings, "session"));
    }

    @Bean
    CurrentSession currentSession(Sessions sessions, SessionCookies cookies, LoginSettings settings, Clock clock) {
        return new CurrentSession(sessions, cookies, settings, clock);
    }

    @Bean
    SessionStart sessionStart(CurrentSession sessions, ReactiveJwtDecoder tokens, Clock clock) {
        return new SessionStart(sessions, tokens, clock);
    }

    @Bean
    SessionGuard sessionGuard(CurrentSession sessions, SessionCookies cookies, LoginSettings settings) {
        return new SessionGuard(sessions, cookies, settings);
    }

    @Bean
    SessionBearer sessionBearer(
            CurrentSession current,
            Sessions sessions,
            Provider provider,
            IssuerClient issuer,
            SessionGuard guard,
            Clock clock) {
        WebClientReactiveRefreshTokenTokenResponseClient tokens =
                new WebClientReactiveRefreshTokenTokenResponseClient();
        tokens.setWebClient(issuer.http());
        return new SessionBearer(current, new FreshTokens(sessions, provider, tokens, clock), guard);
    }

    @Bean
    SessionRelay sessionRelay() {
        return new SessionRelay();
    }

    /** Exchanges the code and checks the token that says who signed in, by the same keys as every other token. */
    @Bean
    OidcAuthorizationCodeReactiveAuthenticationManager signIn(IssuerClient issuer, IssuerKeys keys) {
        WebClientReactiveAuthorizationCodeTokenResponseClient codes =
                new WebClientReactiveAuthorizationCodeTokenResponseClient();
        codes.setWebClient(issuer.http());
        OidcAuthorizationCodeReactiveAuthenticationManager manager =
                new OidcAuthorizationCodeReactiveAuthenticationManager(codes, new OidcReactiveOAuth2UserService());
        manager.setJwtDecoderFactory(client -> idTokens(client, keys));
        return manager;
    }

    private static ReactiveJwtDecoder idTokens(ClientRegistration client, IssuerKeys keys) {
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSource(keys::of)
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(new OidcIdTokenValidator(client)));
        return decoder;
    }
}
