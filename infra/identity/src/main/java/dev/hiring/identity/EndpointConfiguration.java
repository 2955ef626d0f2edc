package dev.hiring.identity;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** What programs and browsers can call: the ways to tokens and out again, the keys, and the two descriptions of them. */
@Configuration(proxyBeanMethods = false)
class EndpointConfiguration {
    private static final String AUTHORIZE = "/oauth2/authorize";
    private static final String SIGN_OUT = "/connect/logout";

    private static final String[] ENDPOINTS = {
        AUTHORIZE,
        SIGN_OUT,
        "/oauth2/token",
        "/oauth2/jwks",
        "/.well-known/openid-configuration",
        "/.well-known/oauth-authorization-server"
    };

    /** The members that the standards require, and those that a login needs. */
    private static final Set<String> DESCRIBED = Set.of(
            "issuer",
            "authorization_endpoint",
            "token_endpoint",
            "end_session_endpoint",
            "jwks_uri",
            "response_types_supported",
            "code_challenge_methods_supported",
            "subject_types_supported",
            "id_token_signing_alg_values_supported");

    @Bean
    @Order(1)
    SecurityFilterChain endpoints(HttpSecurity http, IdentitySettings settings) {
        http.securityMatcher(ENDPOINTS)
                .oauth2AuthorizationServer(server -> server.authorizationServerMetadataEndpoint(
                                endpoint -> endpoint.authorizationServerMetadataCustomizer(
                                        metadata -> metadata.claims(claims -> describe(claims, settings))))
                        .oidc(oidc ->
                                oidc.providerConfigurationEndpoint(endpoint -> endpoint.providerConfigurationCustomizer(
                                        metadata -> metadata.claims(claims -> describe(claims, settings))))))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(failures -> failures.defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint(SignInConfiguration.PATH),
                                PathPatternRequestMatcher.pathPattern(AUTHORIZE))
                        .defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), request -> true));
        return http.build();
    }

    /** Nothing lives outside the endpoints but the health of the management port, so nothing needs a guard there. */
    @Bean
    @Order(3)
    SecurityFilterChain nothingElse(HttpSecurity http) {
        http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        return http.build();
    }

    /** Only what works; and browsers may find the provider elsewhere than the services do. */
    private static void describe(Map<String, Object> description, IdentitySettings settings) {
        description.keySet().retainAll(DESCRIBED);
        description.put("grant_types_supported", List.of("authorization_code", "client_credentials", "refresh_token"));
        description.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"));
        description.put("scopes_supported", List.of("openid", "profile"));
        description.put("authorization_endpoint", settings.browserUrl() + AUTHORIZE);
        description.put("end_session_endpoint", settings.browserUrl() + SIGN_OUT);
    }
}
