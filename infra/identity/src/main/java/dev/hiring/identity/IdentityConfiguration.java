package dev.hiring.identity;

import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Who may have a token, and what stands in it. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    private static final Logger log = LoggerFactory.getLogger(IdentityConfiguration.class);

    private static final String AUDIENCE = "hiring-suite";
    private static final Duration LIFETIME = Duration.ofHours(1);

    @Bean
    JWKSource<SecurityContext> signingKeys(IdentitySettings settings) {
        return new ImmutableJWKSet<>(SigningKeys.load(new PrivateFile(settings.keysFile())));
    }

    @Bean
    Clients clients(IdentitySettings settings) {
        PrivateFile file = new PrivateFile(settings.clientsFile());
        Clients clients = ClientsFile.load(file, settings.organizations());
        log.info("For development only. The clients and their secrets are in {}", file);
        return clients;
    }

    @Bean
    RegisteredClientRepository registeredClients(Clients clients, PasswordEncoder encoder) {
        return new InMemoryRegisteredClientRepository(clients.all().stream()
                .map(client -> registered(client, encoder))
                .toList());
    }

    private static RegisteredClient registered(Client client, PasswordEncoder encoder) {
        return RegisteredClient.withId(client.clientId())
                .clientId(client.clientId())
                .clientSecret(encoder.encode(client.clientSecret()))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(
                        TokenSettings.builder().accessTokenTimeToLive(LIFETIME).build())
                .build();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(Clients clients) {
        return context -> {
            Client client = clients.get(context.getRegisteredClient().getClientId());
            context.getClaims()
                    .audience(List.of(AUDIENCE))
                    .claim("org", client.organization())
                    .claim("roles", client.roles());
        };
    }

    /** The cheapest cost: a slow hash protects guessable secrets, and these carry 256 random bits. */
    @Bean
    PasswordEncoder secretHash() {
        return new BCryptPasswordEncoder(4);
    }

    @Bean
    OAuth2AuthorizationService issuedTokens() {
        return new ForgottenTokens();
    }
}
