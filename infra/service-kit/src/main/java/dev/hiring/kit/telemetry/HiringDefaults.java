package dev.hiring.kit.telemetry;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** Gives every service the same settings, below everything that the service or its environment says itself. */
public final class HiringDefaults implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> defaults = new LinkedHashMap<>();
        addFrom(environment.getPropertySources().get(DefaultPropertiesPropertySource.NAME), defaults);
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            read("hiring-production.yml", defaults);
        }
        read("hiring-defaults.yml", defaults);
        // Only a management port of its own may have an address.
        if (ManagementPortType.get(environment) == ManagementPortType.DIFFERENT) {
            defaults.putIfAbsent("management.server.address", "${server.address}");
        }
        environment.getPropertySources().remove(DefaultPropertiesPropertySource.NAME);
        environment.getPropertySources().addLast(new DefaultPropertiesPropertySource(defaults));
    }

    private static void read(String file, Map<String, Object> defaults) {
        try {
            new YamlPropertySourceLoader()
                    .load(file, new ClassPathResource(file))
                    .forEach(source -> addFrom(source, defaults));
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }

    private static void addFrom(@Nullable PropertySource<?> source, Map<String, Object> defaults) {
        if (source instanceof EnumerablePropertySource<?> enumerable) {
            for (String name : enumerable.getPropertyNames()) {
                Object value = enumerable.getProperty(name);
                if (value != null) {
                    defaults.putIfAbsent(name, value);
                }
            }
        }
    }

    /** Behind the service's own files, which name the profiles. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 10;
    }
}
