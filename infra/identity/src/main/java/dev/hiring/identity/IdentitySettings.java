package dev.hiring.identity;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the provider is told.
 *
 * @param keysFile where the signing key is kept
 * @param clientsFile where the clients and their secrets are kept
 * @param peopleFile where the people and their passwords are kept
 * @param loginSecretFile where the secret of the client is kept with which the gateway signs people in
 * @param organizations whose clients and people are made when there is no such file yet; the first one's have the short
 *     names
 * @param publicUrl where browsers find the gateway, to which they go back
 * @param browserUrl where browsers find the provider itself, if not under the issuer's name
 */
@ConfigurationProperties("hiring.identity")
record IdentitySettings(
        Path keysFile,
        Path clientsFile,
        Path peopleFile,
        Path loginSecretFile,
        List<String> organizations,
        URI publicUrl,
        URI browserUrl) {

    private static final Pattern ORGANIZATION = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    IdentitySettings {
        organizations = List.copyOf(organizations);
        if (organizations.isEmpty() || new HashSet<>(organizations).size() < organizations.size()) {
            throw new IllegalArgumentException("hiring.identity.organizations must name each organization once");
        }
        for (String organization : organizations) {
            if (!ORGANIZATION.matcher(organization).matches()) {
                throw new IllegalArgumentException("hiring.identity.organizations: '" + organization
                        + "' is not an organization's name, which has lower case letters, digits and hyphens");
            }
        }
    }
}
