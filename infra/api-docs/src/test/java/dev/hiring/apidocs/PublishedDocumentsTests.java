package dev.hiring.apidocs;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.parser.OpenAPIParser;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The documents in docs/openapi, by themselves and together. */
class PublishedDocumentsTests {

    static final List<String> VERSIONS = ApiDocuments.VERSIONS;

    private static final JsonMapper JSON = new JsonMapper();

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> files = Files.list(Checkout.file("docs/openapi"))) {
            return files
                    .filter(file -> file.toString().endsWith(".json"))
                    .sorted(Comparator.comparing(Path::getFileName))
                    .toList()
                    .stream();
        }
    }

    private static Stream<Path> documentsOf(String version) throws IOException {
        return documents().filter(file -> file.toString().endsWith("-" + version + ".json"));
    }

    private static JsonNode read(Path file) {
        return JSON.readTree(Checkout.read(file));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void isValid(Path file) {
        SwaggerParseResult parsed = new OpenAPIParser().readContents(Checkout.read(file), null, null);
        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getSpecVersion()).isEqualTo(SpecVersion.V31);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void saysAllThatReadersAsk(Path file) {
        assertThat(Lint.findings(read(file))).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("VERSIONS")
    void namesMeanTheSameInAllDocumentsOfAVersion(String version) throws IOException {
        Set<String> operations = new HashSet<>();
        Map<String, JsonNode> schemas = new HashMap<>();
        documentsOf(version).map(PublishedDocumentsTests::read).forEach(document -> {
            document.path("paths")
                    .forEach(path -> path.forEach(operation -> assertThat(
                                    operations.add(operation.path("operationId").asString()))
                            .as("%s is one operation", operation.path("operationId"))
                            .isTrue()));
            Lint.schemas(document)
                    .forEach((name, schema) -> assertThat(schemas.computeIfAbsent(name, _ -> schema))
                            .as("%s is one schema", name)
                            .isEqualTo(schema));
        });
    }

    @ParameterizedTest
    @FieldSource("VERSIONS")
    void everyServiceHasADocument(String version) throws IOException {
        assertThat(documentsOf(version).map(file -> file.getFileName().toString()))
                .containsExactly(
                        "assessment-service-" + version + ".json",
                        "candidate-service-" + version + ".json",
                        "gateway-" + version + ".json",
                        "question-service-" + version + ".json",
                        "scoring-service-" + version + ".json");
    }

    /** What the gateway does not route nobody can call. */
    @Test
    void everyPathOfAServicePassesTheGateway() throws IOException {
        Map<String, List<PathPattern>> routes = routes();
        documents()
                .filter(file -> !file.getFileName().toString().startsWith("gateway"))
                .forEach(file -> {
                    String service = file.getFileName().toString().replaceFirst("-service-v[0-9]+\\.json", "");
                    read(file)
                            .path("paths")
                            .propertyNames()
                            .forEach(path -> assertThat(routes.getOrDefault(service, List.of()))
                                    .as("a route for %s leads to %s-service", path, service)
                                    .anyMatch(pattern ->
                                            pattern.matches(PathContainer.parsePath(path.replaceAll("[{}]", "")))));
                });
    }

    private static Map<String, List<PathPattern>> routes() {
        Map<String, List<PathPattern>> patterns = new HashMap<>();
        JsonNode settings = new YAMLMapper().readTree(Checkout.read("gateway/src/main/resources/application.yml"));
        settings.at("/spring/cloud/gateway/server/webflux/routes").forEach(route -> {
            String service = route.path("metadata")
                    .path("service")
                    .asString(route.path("id").asString());
            String paths = route.path("predicates").path(0).asString().replaceFirst("^Path=", "");
            List<PathPattern> parsed = Stream.of(paths.split(","))
                    .map(PathPatternParser.defaultInstance::parse)
                    .toList();
            patterns.merge(
                    service,
                    parsed,
                    (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
        });
        return patterns;
    }
}
