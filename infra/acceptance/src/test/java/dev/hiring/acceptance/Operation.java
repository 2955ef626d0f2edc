package dev.hiring.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An operation of the public API as its document describes it.
 *
 * @param path with variables in braces
 * @param roles of which one is enough; nobody's where an invitation opens it
 * @param invitation whether an invitation's token opens it, and nothing else
 * @param body the document's example of the request's body, empty if the operation takes none
 */
record Operation(String method, String path, Set<String> roles, boolean invitation, String body) {

    private static final Path DOCUMENTS = Path.of("../../docs/openapi");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");
    private static final JsonMapper JSON = new JsonMapper();

    /** Those of all services in all versions that take the suite's own tokens. */
    static List<Operation> all() {
        try (Stream<Path> documents = Files.list(DOCUMENTS)) {
            return documents
                    .filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .flatMap(Operation::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Operation> of(Path document) {
        return JSON.readTree(document.toFile())
                .path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .filter(operation -> path.getKey().startsWith("/api/"))
                        .map(operation -> of(operation.getKey(), path.getKey(), operation.getValue())));
    }

    private static Operation of(String method, String path, JsonNode operation) {
        Set<String> roles = new HashSet<>();
        operation.path("x-roles").forEach(role -> roles.add(role.asString()));
        boolean invitation = operation.path("security").valueStream().anyMatch(scheme -> scheme.has("invitation"));
        JsonNode example = operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("example");
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                roles,
                invitation,
                example.isMissingNode() ? "" : example.toString());
    }

    boolean takesBody() {
        return !body.isEmpty();
    }

    boolean changes() {
        return !method.equals("GET");
    }

    /** Whether it is about one thing, which somebody else may own. */
    boolean namesSomething() {
        return VARIABLE.matcher(path).find();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
