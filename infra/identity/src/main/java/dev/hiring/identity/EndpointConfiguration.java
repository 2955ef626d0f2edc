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

/** What can be called: the token, the keys and the two descriptions of them. Everything else is not there. */
@Configuration(proxyBeanMethods = false)
class EndpointConfiguration {

    private static final String[] ENDPOINTS = {
        "/oauth2/token", "/oauth2/jwks", "/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"
    };

    /**
     * The members that the standards require. One is an authorization endpoint, although there is none: nobody signs in
     * here.
     */
    private static final Set<String> DESCRIBED = Set.of(
            "issuer",
            "authorization_endpoint",
            "token_endpoint",
            "jwks_uri",
            "response_types_supported",
            "subject_types_supported",
            "id_token_signing_alg_values_supported");

    @Bean
    @Order(1)
    SecurityFilterChain endpoints(HttpSecurity http) {
        http.securityMatcher(ENDPOINTS)
                .oauth2AuthorizationServer(server -> server.authorizationServerMetadataEndpoint(
                                endpoint -> endpoint.authorizationServerMetadataCustomizer(
                                        metadata -> metadata.claims(EndpointConfiguration::describeOnlyWhatWorks)))
                        .oidc(oidc ->
                                oidc.providerConfigurationEndpoint(endpoint -> endpoint.providerConfigurationCustomizer(
                                        metadata -> metadata.claims(EndpointConfiguration::describeOnlyWhatWorks)))))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        return http.build();
    }

    /** Nothing lives outside the endpoints but the health of the management port, so nothing needs a guard there. */
    @Bean
    @Order(2)
    SecurityFilterChain nothingElse(HttpSecurity http) {
        http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        return http.build();
    }

    private static void describeOnlyWhatWorks(Map<String, Object> description) {
        description.keySet().retainAll(DESCRIBED);
        description.put("grant_types_supported", List.of("client_credentials"));
        description.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"));
    }
}
