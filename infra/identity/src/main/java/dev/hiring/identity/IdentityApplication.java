package dev.hiring.identity;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** Starts the provider. The people are those of its file, so there is no default user. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class, proxyBeanMethods = false)
@ConfigurationPropertiesScan
public final class IdentityApplication {

    private IdentityApplication() {}

    public static void main(String[] args) {
        SpringApplication.run(IdentityApplication.class, args);
    }
}
