package dev.hiring.testkit;

import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Points a service at the test infrastructure, with a database of its own. */
final class InfrastructureInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Infrastructure infrastructure = Infrastructure.get();
        String database = infrastructure.mongo() + "/test-" + UUID.randomUUID();
        TestPropertyValues.of(
                        "spring.kafka.bootstrap-servers=" + infrastructure.kafka(),
                        "spring.mongodb.uri=" + database + "?retryWrites=false",
                        "hiring.key-vault.uri=" + database + "-keys?retryWrites=false",
                        "hiring.security.issuer=" + TestIssuer.get().url())
                .applyTo(context);
    }
}
