package dev.hiring.assessment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

import dev.hiring.kit.http.PublicAddress;

class ProductionTests {

    @Test
    void doesNotStartWithoutKeysToTheVault() {
        SpringApplicationBuilder application =
                new SpringApplicationBuilder(AssessmentServiceApplication.class).profiles("production");

        assertThatThrownBy(() -> application.run(
                        "--HIRING_ISSUER=https://id.example.org",
                        "--HIRING_PUBLIC_URL=https://hiring.example.org",
                        "--server.port=0",
                        "--management.server.port=0"))
                .hasStackTraceContaining("hiring.key-vault.encryption-keys")
                .hasStackTraceContaining("HIRING_KEY_ENCRYPTION_KEYS");
    }

    @Test
    void doesNotStartWithoutTheAddressThatLinksBeginWith() {
        SpringApplicationBuilder application = new SpringApplicationBuilder(Links.class)
                .web(WebApplicationType.NONE)
                .profiles("production");

        assertThatThrownBy(() -> application.run("--HIRING_ISSUER=https://id.example.org"))
                .hasStackTraceContaining("hiring.public-url")
                .hasStackTraceContaining("HIRING_PUBLIC_URL");
    }

    /** The part of the service that makes links. */
    @EnableConfigurationProperties(PublicAddress.class)
    static class Links {}
}
