package dev.hiring.gateway.login;

import java.net.URI;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.OAuth2LoginSpec;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeReactiveAuthenticationManager;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.DefaultServerRedirectStrategy;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerRedirectStrategy;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

import dev.hiring.gateway.Problem;
import dev.hiring.gateway.ProblemAnswer;
import dev.hiring.gateway.pages.PageHeaders;

/** Who gets through on the paths for browsers. */
@Configuration(proxyBeanMethods = false)
@Conditional(LoginConfigured.class)
class BrowserSecurity {
    static final String SESSION = "/session";
    static final String LOGOUT = "/logout";
    private static final Set<String> NEED_SESSION = Set.of(ReturnTo.HOME, SESSION);

    private final ServerRedirectStrategy redirect = new DefaultServerRedirectStrategy();

    @Bean
    @Order(0)
    SecurityWebFilterChain browsers(
            ServerHttpSecurity http,
            Provider provider,
            PendingLogins pending,
            SessionStart start,
            OidcAuthorizationCodeReactiveAuthenticationManager signIn,
            SessionBearer bearer,
            CurrentSession sessions,
            LoginSettings settings,
            ReactiveJwtDecoder tokens) {
        LoginFailures failures = new LoginFailures();
        SignOut signOut = new SignOut(sessions, provider, settings);
        bearer.guard(http);
        return http.securityMatcher(ServerWebExchangeMatchers.pathMatchers(
                        ReturnTo.HOME, SESSION, LOGOUT, LoginStart.PATH, Provider.CALLBACK))
                .addFilterBefore(failures, SecurityWebFiltersOrder.HTTP_BASIC)
                .authorizeExchange(exchange -> exchange.pathMatchers(ReturnTo.HOME, SESSION)
                        .authenticated()
                        .anyExchange()
                        .permitAll())
                .oauth2Login(login -> login(login, provider, pending, start, signIn, failures))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtDecoder(tokens))
                        .bearerTokenConverter(whereNeeded(bearer))
                        .authenticationEntryPoint((exchange, _) -> signInFirst(exchange)))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint((exchange, _) -> signInFirst(exchange)))
                .logout(logout ->
                        logout.logoutUrl(LOGOUT).logoutHandler(signOut).logoutSuccessHandler(signOut))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .headers(new PageHeaders())
                .build();
    }

    private void login(
            OAuth2LoginSpec login,
            Provider provider,
            PendingLogins pending,
            SessionStart start,
            OidcAuthorizationCodeReactiveAuthenticationManager signIn,
            LoginFailures failures) {
        login.clientRegistrationRepository(provider)
                .authorizationRequestResolver(new LoginStart(provider))
                .authorizationRequestRepository(pending)
                .authenticationMatcher(ServerWebExchangeMatchers.pathMatchers(Provider.CALLBACK))
                .authenticationManager(signIn)
                .authorizedClientRepository(start)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .authenticationSuccessHandler((filter, _) ->
                        redirect.sendRedirect(filter.getExchange(), SessionStart.next(filter.getExchange())))
                .authenticationFailureHandler(failures);
    }

    /** The way in and the way out need no session, so none is looked up or renewed there. */
    private static ServerAuthenticationConverter whereNeeded(SessionBearer bearer) {
        return exchange -> NEED_SESSION.contains(exchange.getRequest().getPath().value())
                ? bearer.convert(exchange)
                : Mono.<Authentication>empty();
    }

    private Mono<Void> signInFirst(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return request.getPath().value().equals(ReturnTo.HOME)
                ? redirect.sendRedirect(exchange, login(request))
                : ProblemAnswer.write(exchange, Problem.UNAUTHENTICATED);
    }

    private static URI login(ServerHttpRequest request) {
        String query = request.getURI().getRawQuery();
        return query == null
                ? URI.create(LoginStart.PATH)
                : UriComponentsBuilder.fromPath(LoginStart.PATH)
                        .queryParam(LoginStart.RETURN_TO, "{path}")
                        .encode()
                        .buildAndExpand(ReturnTo.HOME + "?" + query)
                        .toUri();
    }
}
