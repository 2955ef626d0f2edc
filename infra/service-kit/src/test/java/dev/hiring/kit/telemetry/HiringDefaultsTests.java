package dev.hiring.kit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class HiringDefaultsTests {

    private final StandardEnvironment environment = new StandardEnvironment();

    private String property(String name) {
        new HiringDefaults().postProcessEnvironment(environment, new SpringApplication());
        return environment.getProperty(name, "");
    }

    private void given(String source, Map<String, Object> properties) {
        environment.getPropertySources().addLast(new MapPropertySource(source, properties));
    }

    @Test
    void namesTheDatabaseAfterTheService() {
        given("application.yml", Map.of("spring.application.name", "question-service"));
        assertThat(property("spring.mongodb.uri"))
                .isEqualTo("mongodb://127.0.0.1:27117/question-service?retryWrites=false&w=majority&journal=true"
                        + "&serverSelectionTimeoutMS=5000&connectTimeoutMS=3000&socketTimeoutMS=10000");
    }

    @Test
    void takesTheStoreFromTheEnvironment() {
        given("environment", Map.of("HIRING_MONGO", "mongodb://user:word@a,b", "HIRING_MONGO_OPTIONS", "&tls=true"));
        given("application.yml", Map.of("spring.application.name", "question-service"));
        assertThat(property("spring.mongodb.uri"))
                .startsWith("mongodb://user:word@a,b/question-service?")
                .endsWith("&tls=true");
    }

    @Test
    void yieldsToWhateverIsSaidElsewhere() {
        given("application.yml", Map.of("server.address", "0.0.0.0"));
        given(DefaultPropertiesPropertySource.NAME, Map.of("spring.kafka.bootstrap-servers", "kafka:9092"));
        assertThat(property("server.address")).isEqualTo("0.0.0.0");
        assertThat(property("spring.kafka.bootstrap-servers")).isEqualTo("kafka:9092");
    }

    @Test
    void bindsTheManagementPortWhereTheServiceIsBound() {
        assertThat(property("management.server.address")).isEmpty();
        given("environment", Map.of("management.server.port", "18081", "HIRING_BIND", "10.0.0.1"));
        assertThat(property("management.server.address")).isEqualTo("10.0.0.1");
    }
}
