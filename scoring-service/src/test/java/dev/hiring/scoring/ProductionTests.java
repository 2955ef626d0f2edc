package dev.hiring.scoring;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;

class ProductionTests {

    @Test
    void doesNotStartWithoutKeysToTheVault() {
        SpringApplicationBuilder application =
                new SpringApplicationBuilder(ScoringServiceApplication.class).profiles("production");

        assertThatThrownBy(() -> application.run(
                        "--HIRING_ISSUER=https://id.example.org", "--server.port=0", "--management.server.port=0"))
                .hasStackTraceContaining("hiring.key-vault.encryption-keys")
                .hasStackTraceContaining("HIRING_KEY_ENCRYPTION_KEYS");
    }
}
