package dev.hiring.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of the identity provider's, in which everybody has a secret.
 *
 * @param kind what one of them is called
 * @param name the member that names it
 * @param secret the member that is its secret
 */
record SecretsFile(Path file, String kind, String name, String secret) {
    private static final JsonMapper JSON = new JsonMapper();

    static SecretsFile ofClients(Path file) {
        return new SecretsFile(file, "client", "clientId", "clientSecret");
    }

    static SecretsFile ofPeople(Path file) {
        return new SecretsFile(file, "person", "username", "password");
    }

    String secretOf(String wanted) {
        try {
            List<JsonNode> all =
                    JSON.readTree(Files.readString(file)).valueStream().toList();
            return all.stream()
                    .filter(entry -> entry.path(name).asString().equals(wanted))
                    .findFirst()
                    .map(entry -> entry.path(secret).asString())
                    .orElseThrow(() -> new Failure("There is no " + kind + " " + wanted + " in " + file + "; there are "
                            + all.stream()
                                    .map(entry -> entry.path(name).asString())
                                    .collect(Collectors.joining(", "))));
        } catch (IOException e) {
            throw new Failure("The file " + file + " cannot be read. Is the suite up?");
        }
    }
}
