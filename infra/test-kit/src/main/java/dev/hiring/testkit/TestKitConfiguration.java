package dev.hiring.testkit;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/** The beans that tests may inject. */
@TestConfiguration(proxyBeanMethods = false)
class TestKitConfiguration {

    @Bean
    @Primary
    SettableClock settableClock() {
        return new SettableClock();
    }

    @Bean
    Tokens tokens() {
        return new Tokens();
    }

    @Bean
    @Lazy
    Api api(Environment environment, Tokens tokens) {
        return new Api("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"), tokens);
    }

    @Bean
    TestEvents testEvents(SettableClock clock) {
        return new TestEvents(Infrastructure.get().kafka(), clock);
    }
}
