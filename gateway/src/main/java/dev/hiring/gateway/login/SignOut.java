package dev.hiring.gateway.login;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.logout.ServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.ServerLogoutSuccessHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ends the session here at once, and sends the browser on to end the one at the provider. A script is told where to go
 * ({@code location}), for it may not follow a redirect to another site.
 */
final class SignOut implements ServerLogoutHandler, ServerLogoutSuccessHandler {
    private static final String ID_TOKEN = SignOut.class.getName();

    private final JsonMapper json = new JsonMapper();
    private final CurrentSession sessions;
    private final Provider provider;
    private final URI home;

    SignOut(CurrentSession sessions, Provider provider, LoginSettings settings) {
        this.sessions = sessions;
        this.provider = provider;
        this.home = settings.home();
    }

    @Override
    public Mono<Void> logout(WebFilterExchange chain, Authentication person) {
        ServerWebExchange exchange = chain.getExchange();
        return sessions.of(exchange)
                .doOnNext(found ->
                        exchange.getAttributes().put(ID_TOKEN, found.session().idToken()))
                .then(sessions.end(exchange));
    }

    @Override
    public Mono<Void> onLogoutSuccess(WebFilterExchange chain, Authentication person) {
        ServerWebExchange exchange = chain.getExchange();
        return Mono.defer(() -> Mono.justOrEmpty(exchange.<String>getAttribute(ID_TOKEN)))
                .flatMap(provider::signOut)
                .defaultIfEmpty(home)
                .flatMap(next -> takesHtml(exchange) ? Message.SIGNED_OUT.write(exchange, next) : tell(exchange, next));
    }

    private static boolean takesHtml(ServerWebExchange exchange) {
        List<MediaType> accepted = exchange.getRequest().getHeaders().getAccept();
        return accepted.stream().anyMatch(type -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML));
    }

    private Mono<Void> tell(ServerWebExchange exchange, URI next) {
        ServerHttpResponse response = exchange.getResponse();
        byte[] body = json.writeValueAsBytes(Map.of("location", next.toString()));
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }
}
