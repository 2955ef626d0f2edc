package dev.hiring.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

class SecuritySettingsTests {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SecuritySettings.class)
    static class Settings {}

    @Test
    void assumesTheIssuerInDevelopmentOnly() {
        assertThat(settings().issuer()).isEqualTo("http://127.0.0.1:9000");
        assertThat(settings("--spring.profiles.active=production", "--HIRING_ISSUER=https://id.example.org")
                        .issuer())
                .isEqualTo("https://id.example.org");
    }

    @Test
    void doesNotStartInProductionWithoutIssuer() {
        assertThatThrownBy(() -> settings("--spring.profiles.active=production"))
                .hasStackTraceContaining("hiring.security.issuer")
                .hasStackTraceContaining("HIRING_ISSUER");
    }

    private static SecuritySettings settings(String... arguments) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .run(arguments)) {
            return context.getBean(SecuritySettings.class);
        }
    }
}
