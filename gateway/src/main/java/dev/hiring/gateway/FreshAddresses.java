package dev.hiring.gateway;

import java.time.Duration;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.NameResolverProvider.NameResolverSpec;

/**
 * Spreads new connections over all addresses of a service's name, and asks for them anew after a few seconds. By itself
 * the client takes the first address every time and believes it for as long as the name server says, which is ten minutes
 * in Docker: an instance that was added got nothing, and one that came back elsewhere was not found.
 */
@Component
final class FreshAddresses implements HttpClientCustomizer {

    private static final Duration BELIEVED = Duration.ofSeconds(5);

    @Override
    public HttpClient customize(HttpClient client) {
        return resolvingOften(client);
    }

    static HttpClient resolvingOften(HttpClient client) {
        return client.resolver(FreshAddresses::resolveOften);
    }

    static void resolveOften(NameResolverSpec resolver) {
        resolver.roundRobinSelection(true).cacheMaxTimeToLive(BELIEVED).cacheNegativeTimeToLive(Duration.ZERO);
    }
}
