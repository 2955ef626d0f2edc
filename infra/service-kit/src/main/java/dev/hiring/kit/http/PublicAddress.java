package dev.hiring.kit.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Where links begin that are given to people and to other systems.
 *
 * @param publicUrl where they reach the gateway; as text, since an empty URI would be taken for the default
 */
@ConfigurationProperties("hiring")
public record PublicAddress(
        @DefaultValue("http://127.0.0.1:8080") String publicUrl) {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    public PublicAddress {
        if (!isAddress(publicUrl)) {
            throw new InvalidConfigurationPropertyValueException(
                    "hiring.public-url",
                    publicUrl,
                    "Links begin with it: set HIRING_PUBLIC_URL to where people reach the gateway, such as"
                            + " https://hiring.example.com");
        }
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null && SCHEMES.contains(uri.getScheme());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    public URI uri() {
        return URI.create(publicUrl);
    }
}
