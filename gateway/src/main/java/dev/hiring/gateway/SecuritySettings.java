package dev.hiring.gateway;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Whose tokens are taken.
 *
 * @param issuer the OpenID provider, exactly as its tokens and its description name it
 * @param audience what a token's {@code aud} must contain
 * @param jwksUri where the issuer's keys are; found by its description unless given
 */
@ConfigurationProperties("hiring.security")
record SecuritySettings(
        @DefaultValue("") String issuer,
        @DefaultValue("hiring-suite") String audience,
        @Nullable String jwksUri) {

    SecuritySettings {
        if (issuer.isBlank()) {
            throw new InvalidConfigurationPropertyValueException(
                    "hiring.security.issuer", null, "It is not set: name the issuer of the tokens in HIRING_ISSUER.");
        }
    }
}
