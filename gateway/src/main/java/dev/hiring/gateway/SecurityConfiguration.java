package dev.hiring.gateway;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.web.cors.CorsConfiguration;

/**
 * Who gets through. Spring Security's firewall stands before both chains and refuses paths that two parties could read
 * differently: encoded slashes and dots, {@code //}, {@code ;}, backslashes.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    @Order(1)
    SecurityWebFilterChain tokenNeeded(
            ServerHttpSecurity http,
            ClosedRoutes closed,
            ReactiveJwtDecoder tokens,
            Unauthenticated unauthenticated,
            ObjectProvider<BrowserSessions> browsers,
            CorsSettings cors) {
        ServerHttpSecurity chain = stateless(http.securityMatcher(closed), cors);
        browsers.ifAvailable(sessions -> sessions.guard(chain));
        ServerAuthenticationConverter own = new ServerBearerTokenAuthenticationConverter();
        return chain.authorizeExchange(exchange -> exchange.anyExchange().authenticated())
                .oauth2ResourceServer(server -> {
                    server.jwt(jwt -> jwt.jwtDecoder(tokens)).authenticationEntryPoint(unauthenticated);
                    browsers.ifAvailable(sessions -> server.bearerTokenConverter(sessions.besides(own)));
                })
                .exceptionHandling(failures -> failures.authenticationEntryPoint(unauthenticated))
                .build();
    }

    /** The candidates' routes, the management port, and paths that nothing answers. */
    @Bean
    @Order(2)
    SecurityWebFilterChain noTokenNeeded(ServerHttpSecurity http, CorsSettings cors) {
        return stateless(http, cors)
                .authorizeExchange(exchange -> exchange.anyExchange().permitAll())
                .build();
    }

    private static ServerHttpSecurity stateless(ServerHttpSecurity http, CorsSettings cors) {
        CorsConfiguration origins = cors.configuration();
        return http.cors(spec -> spec.configurationSource(_ -> origins))
                .csrf(CsrfSpec::disable)
                .logout(LogoutSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)));
    }

    @Bean
    IssuerClient issuerClient(SecuritySettings settings) {
        return new IssuerClient(settings);
    }

    @Bean
    IssuerKeys issuerKeys(IssuerClient issuer, Clock clock) {
        return new IssuerKeys(issuer.keys(), clock);
    }

    /** Checks tokens with the issuer's keys alone: RS256, and no key that a token brings or points to. */
    @Bean
    ReactiveJwtDecoder tokens(SecuritySettings settings, IssuerKeys keys, Clock clock) {
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSource(keys::of)
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        OAuth2TokenValidator<Jwt> rules = TokenRules.of(settings, clock);
        decoder.setJwtValidator(rules);
        return new VerifiedTokens(decoder, rules, Ticker.systemTicker());
    }

    /** A span and a timer for every security filter of every request cost more than they tell. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    ServerExchangeRejectedHandler refusedByTheFirewall() {
        return (exchange, rejected) -> ProblemAnswer.write(exchange, Problem.INVALID_REQUEST);
    }
}
