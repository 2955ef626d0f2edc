package dev.hiring.kit.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * @param issuer whose tokens are accepted, exactly as in their claim {@code iss}
 * @param audience what their claim {@code aud} must contain
 * @param jwksUri where the issuer's keys are; found through its discovery document unless given
 * @param publicPaths patterns of paths that need no token of the issuer; handlers there check what they need themselves
 */
@ConfigurationProperties("hiring.security")
record SecuritySettings(
        @DefaultValue("") String issuer,
        @DefaultValue("hiring-suite") String audience,
        @Nullable String jwksUri,
        @DefaultValue List<String> publicPaths) {

    SecuritySettings {
        if (issuer.isBlank()) {
            throw new InvalidConfigurationPropertyValueException(
                    "hiring.security.issuer", null, "It is not set: name the issuer of the tokens in HIRING_ISSUER.");
        }
    }
}
