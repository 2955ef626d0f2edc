package dev.hiring.gateway.login;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

import dev.hiring.gateway.IssuerClient;

/**
 * The one provider at which people sign in, as it describes itself. The description is asked for when somebody signs in:
 * a provider that is away keeps the gateway from nothing else.
 */
final class Provider implements ReactiveClientRegistrationRepository {
    static final String ID = "hiring";
    static final String CALLBACK = "/login/oauth2/code/" + ID;

    private static final Duration BELIEVED = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Mono<Map<String, Object>> description;
    private final LoginSettings settings;

    Provider(IssuerClient issuer, LoginSettings settings) {
        this.description = issuer.description().cache(_ -> BELIEVED, _ -> PAUSE, () -> PAUSE);
        this.settings = settings;
    }

    @Override
    public Mono<ClientRegistration> findByRegistrationId(String id) {
        return id.equals(ID) ? registration() : Mono.empty();
    }

    Mono<ClientRegistration> registration() {
        return description.map(this::registration);
    }

    private ClientRegistration registration(Map<String, Object> description) {
        return ClientRegistration.withRegistrationId(ID)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(settings.home().resolve(CALLBACK.substring(1)).toString())
                .scope(settings.scopes())
                .issuerUri(required(description, "issuer"))
                .authorizationUri(required(description, "authorization_endpoint"))
                .tokenUri(required(description, "token_endpoint"))
                .jwkSetUri(required(description, "jwks_uri"))
                .userNameAttributeName("sub")
                .build();
    }

    /** Where a browser goes to sign out there too; empty where the provider has no such place or is away. */
    Mono<URI> signOut(String idToken) {
        return description
                .onErrorComplete()
                .flatMap(members -> Mono.justOrEmpty(text(members, "end_session_endpoint")))
                .map(endpoint -> UriComponentsBuilder.fromUriString(endpoint)
                        .queryParam("id_token_hint", "{token}")
                        .queryParam("client_id", "{client}")
                        .queryParam("post_logout_redirect_uri", "{home}")
                        .encode()
                        .buildAndExpand(idToken, settings.clientId(), settings.home())
                        .toUri());
    }

    private static String required(Map<String, Object> description, String member) {
        String text = text(description, member);
        if (text == null) {
            throw new IllegalStateException("the provider's description has no " + member);
        }
        return text;
    }

    private static @Nullable String text(Map<String, Object> description, String member) {
        return description.get(member) instanceof String text ? text : null;
    }
}
