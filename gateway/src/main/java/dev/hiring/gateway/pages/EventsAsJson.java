package dev.hiring.gateway.pages;

import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The document of the events for those who read no YAML, as browsers do. */
@Configuration(proxyBeanMethods = false)
class EventsAsJson {
    private static final ClassPathResource YAML = new ClassPathResource("pages/docs/asyncapi.yaml");

    @Bean
    RouterFunction<ServerResponse> eventsDocument() {
        Mono<Map<String, Object>> document =
                Mono.fromSupplier(EventsAsJson::read).cache();
        return RouterFunctions.route()
                .GET(
                        "/docs/asyncapi.json",
                        _ -> document.flatMap(found -> ServerResponse.ok()
                                .contentType(MediaType.APPLICATION_JSON)
                                .cacheControl(CacheControl.noCache())
                                .bodyValue(found)))
                .build();
    }

    private static Map<String, Object> read() {
        YamlMapFactoryBean reader = new YamlMapFactoryBean();
        reader.setResources(YAML);
        return Objects.requireNonNull(reader.getObject());
    }
}
