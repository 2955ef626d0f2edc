package dev.hiring.identity;

import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Who may have a token, and what stands in it. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    private static final Logger log = LoggerFactory.getLogger(IdentityConfiguration.class);

    private static final String AUDIENCE = "hiring-suite";
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final String LOGIN_CLIENT = "gateway";
    private static final int SECRET_BYTES = 32;
    private static final int MOST_LOGINS = 1_000;
    /** Short, as one that somebody copied cannot be taken back. */
    private static final Duration PERSONS_LIFETIME = Duration.ofMinutes(10);

    private static final Duration LOGIN_LIFETIME = Duration.ofHours(8);

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
    People people(IdentitySettings settings) {
        PrivateFile file = new PrivateFile(settings.peopleFile());
        People people = PeopleFile.load(file, settings.organizations());
        log.info("For development only. The people and their passwords are in {}", file);
        return people;
    }

    @Bean
    RegisteredClientRepository registeredClients(Clients clients, IdentitySettings settings, PasswordEncoder encoder) {
        return new InMemoryRegisteredClientRepository(Stream.concat(
                        clients.all().stream().map(client -> registered(client, encoder)),
                        Stream.of(login(settings, encoder)))
                .toList());
    }

    /** With which the gateway signs people in. Whoever starts it reads the secret from its file. */
    private static RegisteredClient login(IdentitySettings settings, PasswordEncoder encoder) {
        String secret = new PrivateFile(settings.loginSecretFile()).readOrCreate(() -> ListFile.secret(SECRET_BYTES));
        String gateway = settings.publicUrl().toString().replaceFirst("/$", "");
        return RegisteredClient.withId(LOGIN_CLIENT)
                .clientId(LOGIN_CLIENT)
                .clientSecret(encoder.encode(secret.strip()))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(gateway + "/login/oauth2/code/hiring")
                .postLogoutRedirectUri(gateway + "/")
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(PERSONS_LIFETIME)
                        .refreshTokenTimeToLive(LOGIN_LIFETIME)
                        .reuseRefreshTokens(false)
                        .build())
                .build();
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
    OAuth2TokenCustomizer<JwtEncodingContext> claims(Clients clients, People people) {
        return context -> {
            if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
                Client client = clients.get(context.getRegisteredClient().getClientId());
                allow(context, client.organization(), client.roles());
            } else {
                Person person = people.get(Objects.requireNonNull(context.<Authentication>getPrincipal())
                        .getName());
                if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
                    allow(context, person.organization(), person.roles());
                } else {
                    context.getClaims().claim(StandardClaimNames.NAME, person.name());
                }
            }
        };
    }

    private static void allow(JwtEncodingContext context, String organization, List<String> roles) {
        context.getClaims()
                .audience(List.of(AUDIENCE))
                .claim("org", organization)
                .claim("roles", roles);
    }

    /** The cheapest cost: a slow hash protects guessable secrets, and these carry 256 random bits. */
    @Bean
    PasswordEncoder secretHash() {
        return new BCryptPasswordEncoder(4);
    }

    @Bean
    OAuth2AuthorizationService issuedTokens() {
        return new RememberedLogins(MOST_LOGINS);
    }
}
