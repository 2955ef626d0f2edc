package dev.hiring.gateway;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

class SecuritySettingsTests {

    @Test
    void assumesNoIssuerInProduction() {
        SpringApplicationBuilder gateway = new SpringApplicationBuilder(GatewayApplication.class);

        assertThatThrownBy(() -> gateway.run("--spring.profiles.active=production", "--server.port=0"))
                .hasRootCauseInstanceOf(InvalidConfigurationPropertyValueException.class)
                .rootCause()
                .hasMessageContaining("HIRING_ISSUER");
    }
}
