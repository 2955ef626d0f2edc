package dev.hiring.gateway.tls;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Bounds what one HTTP/2 connection may begin. How many streams it may break off again, the server bounds by itself. */
@Configuration(proxyBeanMethods = false)
class Http2Configuration {
    private static final long MOST_STREAMS = 100;

    /**
     * Last, for the framework's own settings replace those made before. It takes in twice as many bytes of headers as are
     * allowed, since what is larger gets an answer without a body.
     */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> http2Limits(ServerProperties properties) {
        long headers = 2 * properties.getMaxHttpRequestHeaderSize().toBytes();
        return factory -> factory.addServerCustomizers(server -> server.http2Settings(
                settings -> settings.maxConcurrentStreams(MOST_STREAMS).maxHeaderListSize(headers)));
    }
}
