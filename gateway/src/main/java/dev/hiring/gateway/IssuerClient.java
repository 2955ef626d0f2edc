package dev.hiring.gateway;

import com.nimbusds.jose.jwk.JWKSet;
import io.netty.channel.ChannelOption;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Asks an OpenID provider, where the settings or its own description say, and nowhere else. */
public final class IssuerClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final ParameterizedTypeReference<Map<String, Object>> DESCRIPTION =
            new ParameterizedTypeReference<>() {};

    private final String issuer;
    private final @Nullable String jwksUri;
    private final WebClient http;

    IssuerClient(SecuritySettings settings) {
        this.issuer = settings.issuer();
        this.jwksUri = settings.jwksUri();
        HttpClient client = FreshAddresses.resolvingOften(HttpClient.create(ConnectionProvider.newConnection())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 1000));
        this.http = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(client))
                .build();
    }

    Mono<JWKSet> keys() {
        return Mono.justOrEmpty(jwksUri)
                .switchIfEmpty(Mono.defer(this::discover))
                .flatMap(uri -> http.get().uri(uri).retrieve().bodyToMono(String.class))
                .map(IssuerClient::parse)
                .timeout(TIMEOUT);
    }

    /** What the provider says of itself. */
    public Mono<Map<String, Object>> description() {
        return describe().timeout(TIMEOUT).onErrorMap(IssuerAway::new);
    }

    /** What else there is to ask it. */
    public WebClient http() {
        return http;
    }

    private Mono<String> discover() {
        return describe().map(description -> String.valueOf(description.get("jwks_uri")));
    }

    private Mono<Map<String, Object>> describe() {
        return http.get()
                .uri(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration")
                .retrieve()
                .bodyToMono(DESCRIPTION)
                .doOnNext(this::refuseAnother);
    }

    private void refuseAnother(Map<String, Object> description) {
        if (!issuer.equals(description.get("issuer"))) {
            throw new IllegalStateException("The provider at " + issuer + " says it is another: "
                    + description.get("issuer") + ". Set HIRING_ISSUER to its own name.");
        }
    }

    private static JWKSet parse(String keys) {
        try {
            return JWKSet.parse(keys);
        } catch (ParseException e) {
            throw new IllegalStateException("what the issuer gave are not keys", e);
        }
    }
}
