package dev.hiring.kit.json;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The events' vocabulary for the application's own mapper, and a mapper of their own. */
@AutoConfiguration(before = JacksonAutoConfiguration.class)
final class JsonAutoConfiguration {

    @Bean
    EventModule eventModule() {
        return new EventModule();
    }

    @Bean
    EventJson eventJson() {
        return EventJson.create();
    }
}
