package dev.hiring.assessment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;

import dev.hiring.testkit.LinksInProductionTest;

class ProductionTests extends LinksInProductionTest {

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
}
