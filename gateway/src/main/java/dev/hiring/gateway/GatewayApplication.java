package dev.hiring.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the gateway. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public final class GatewayApplication {

    private GatewayApplication() {}

    public static void main(String[] args) {
        SpringApplication.run(GatewayApplication.class, args);
    }
}
