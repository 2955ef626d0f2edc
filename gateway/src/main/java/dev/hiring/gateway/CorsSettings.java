package dev.hiring.gateway;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;

/**
 * Whose pages may call the API from a browser, with a token that they have of their own: cookies are not for them.
 *
 * @param origins such as {@code https://careers.example.com}; none by default
 */
@ConfigurationProperties("hiring.cors")
record CorsSettings(@DefaultValue List<String> origins) {

    private static final Duration REMEMBERED = Duration.ofHours(1);

    CorsSettings {
        origins = origins.stream().filter(origin -> !origin.isBlank()).toList();
        for (String origin : origins) {
            if (!origin.matches("https?://[^/*]+")) {
                throw new InvalidConfigurationPropertyValueException(
                        "hiring.cors.origins", origin, "An origin is a scheme and a host, without a path or a *.");
            }
        }
    }

    CorsConfiguration configuration() {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(origins);
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        cors.setAllowedHeaders(List.of(
                HttpHeaders.AUTHORIZATION,
                HttpHeaders.CONTENT_TYPE,
                HttpHeaders.IF_MATCH,
                HttpHeaders.IF_NONE_MATCH,
                "Idempotency-Key",
                "Last-Event-ID"));
        cors.setExposedHeaders(List.of(
                HttpHeaders.ETAG,
                HttpHeaders.LINK,
                HttpHeaders.LOCATION,
                HttpHeaders.RETRY_AFTER,
                "RateLimit",
                "RateLimit-Policy"));
        cors.setMaxAge(REMEMBERED);
        return cors;
    }
}
