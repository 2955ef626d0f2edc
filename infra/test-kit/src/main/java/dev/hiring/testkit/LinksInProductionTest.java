package dev.hiring.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

import dev.hiring.kit.http.PublicAddress;

/** What holds in production for every service that gives out links. */
public abstract class LinksInProductionTest {

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
