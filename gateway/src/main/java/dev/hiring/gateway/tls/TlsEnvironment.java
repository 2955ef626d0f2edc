package dev.hiring.gateway.tls;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Makes the SSL bundle {@code web} of the two files that {@code HIRING_TLS_CERTIFICATE} and {@code HIRING_TLS_KEY} name
 * (PEM), and has them read again when they change. With any bundle comes HTTP/2, and the management port stays as it is.
 * Whatever is set by its own name wins.
 */
final class TlsEnvironment implements EnvironmentPostProcessor, Ordered {
    private static final String CERTIFICATE = "HIRING_TLS_CERTIFICATE";
    private static final String KEY = "HIRING_TLS_KEY";
    private static final String BUNDLE = "spring.ssl.bundle.pem.web.";

    /** After the files of settings have been read. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> settings = new HashMap<>();
        boolean files = isSet(environment, CERTIFICATE) || isSet(environment, KEY);
        if (files) {
            settings.put(BUNDLE + "keystore.certificate", readable(environment, CERTIFICATE));
            settings.put(BUNDLE + "keystore.private-key", readable(environment, KEY));
            settings.put(BUNDLE + "reload-on-update", true);
            settings.put("server.ssl.bundle", "web");
        }
        if (files || isSet(environment, "server.ssl.bundle")) {
            settings.put("server.http2.enabled", true);
            settings.put("management.server.ssl.enabled", false);
        }
        environment.getPropertySources().addLast(new MapPropertySource("tls", settings));
    }

    private static boolean isSet(ConfigurableEnvironment environment, String name) {
        return StringUtils.hasText(environment.getProperty(name));
    }

    private static String readable(ConfigurableEnvironment environment, String name) {
        String file = environment.getProperty(name, "");
        if (file.isBlank()) {
            throw new TlsRefused(name + " is not set, and the other one of certificate and key is.", name);
        }
        if (!Files.isReadable(Path.of(file)) || Files.isDirectory(Path.of(file))) {
            throw new TlsRefused("The file " + file + " that " + name + " names cannot be read.", name);
        }
        return Path.of(file).toAbsolutePath().toUri().toString();
    }
}
