package dev.hiring.gateway.login;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * {@code GET /login?return_to=…} begins a login at the one provider there is, with a state, a nonce and a proof key (PKCE)
 * that are the framework's to make and to check.
 */
final class LoginStart implements ServerOAuth2AuthorizationRequestResolver {
    static final String PATH = "/login";
    /** An attribute of the request that is kept until the person comes back. */
    static final String RETURN_TO = "return_to";

    private final ServerOAuth2AuthorizationRequestResolver requests;

    LoginStart(Provider provider) {
        this.requests = new DefaultServerOAuth2AuthorizationRequestResolver(provider);
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return request.getMethod() == HttpMethod.GET
                        && request.getPath().value().equals(PATH)
                ? resolve(exchange, Provider.ID)
                : Mono.empty();
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange, String provider) {
        String returnTo = ReturnTo.of(exchange.getRequest().getQueryParams().getFirst(RETURN_TO));
        return requests.resolve(exchange, provider)
                .map(request -> OAuth2AuthorizationRequest.from(request)
                        .attributes(attributes -> attributes.put(RETURN_TO, returnTo))
                        .build());
    }
}
