package dev.hiring.gateway;

import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.stereotype.Component;
import reactor.netty.http.client.HttpClient;

/**
 * Breaks off an answer that has begun and then falls silent for as long as the response timeout. By itself the
 * framework waits with a timeout for the headers only.
 */
@Component
final class SilenceLimit implements HttpClientCustomizer {

    private final HttpClientProperties properties;

    SilenceLimit(HttpClientProperties properties) {
        this.properties = properties;
    }

    @Override
    public HttpClient customize(HttpClient client) {
        return client.responseTimeout(properties.getResponseTimeout());
    }
}
