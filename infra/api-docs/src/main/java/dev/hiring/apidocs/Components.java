package dev.hiring.apidocs;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The parts of a document that its operations refer to, and no others. */
final class Components {

    private static final String REFERENCE = "$ref";
    private static final String ROOT = "#/components/";

    private final JsonNode shared = new YAMLMapper()
            .readTree(Objects.requireNonNull(Components.class.getResourceAsStream("shared.yaml"), "shared.yaml"));

    /** Gives the document its components. */
    void complete(ObjectNode document, Map<String, JsonNode> schemas) {
        ObjectNode all = document.objectNode();
        all.set("schemas", document.objectNode().setAll(schemas));
        shared.forEachEntry((kind, parts) -> all.withObject("/" + kind).setAll((ObjectNode) parts.deepCopy()));
        all.set("responses", shareResponses(document.path("paths")));
        Set<String> used = new HashSet<>();
        collect(document.path("paths"), all, used);
        ObjectNode components = document.putObject("components");
        for (String kind : new String[] {"schemas", "responses", "parameters", "headers"}) {
            new TreeMap<>(all.path(kind).properties().stream()
                            .filter(part -> used.contains(kind + "/" + part.getKey()))
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                    .forEach((name, part) -> components.withObject("/" + kind).set(name, part));
        }
        schemes(document)
                .forEach(scheme -> components
                        .withObject("/securitySchemes")
                        .set(scheme, all.path("securitySchemes").path(scheme)));
    }

    private static Set<String> schemes(ObjectNode document) {
        Set<String> names = new TreeSet<>();
        document.path("paths")
                .forEach(path -> path.forEach(operation ->
                        operation.path("security").forEach(requirement -> names.addAll(requirement.propertyNames()))));
        return names;
    }

    private static void collect(JsonNode node, ObjectNode all, Set<String> used) {
        if (node instanceof ObjectNode object && object.path(REFERENCE).isString()) {
            String reference = object.path(REFERENCE).asString();
            String name = reference.substring(ROOT.length());
            if (used.add(name)) {
                collect(all.at("/" + name), all, used);
            }
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.forEach(child -> collect(child, all, used));
        }
        if (node.path("discriminator").has("mapping")) {
            node.path("discriminator")
                    .path("mapping")
                    .forEach(target -> used.add(target.asString().substring(ROOT.length())));
        }
    }

    /** Problems that several operations answer with in the same words are written once; of each status those of most. */
    private static ObjectNode shareResponses(JsonNode paths) {
        Map<String, Map<JsonNode, Integer>> counts = new TreeMap<>();
        eachProblem(
                paths,
                (responses, status) -> counts.computeIfAbsent(status, _ -> new LinkedHashMap<>())
                        .merge(responses.path(status), 1, Integer::sum));
        ObjectNode shared = JsonNodeFactory.instance.objectNode();
        counts.forEach((status, answers) -> answers.entrySet().stream()
                .filter(answer -> answer.getValue() > 1)
                .max(Map.Entry.comparingByValue())
                .ifPresent(most -> shared.set(name(status), most.getKey())));
        eachProblem(paths, (responses, status) -> {
            String name = name(status);
            if (responses.path(status).equals(shared.path(name))) {
                responses.putObject(status).put(REFERENCE, ROOT + "responses/" + name);
            }
        });
        return shared;
    }

    private static void eachProblem(JsonNode paths, BiConsumer<ObjectNode, String> action) {
        paths.forEach(path -> path.forEach(operation -> {
            ObjectNode responses = (ObjectNode) operation.path("responses");
            Responses.problemStatuses(responses).toList().forEach(status -> action.accept(responses, status));
        }));
    }

    private static String name(String status) {
        return Words.camel(
                HttpStatus.valueOf(Integer.parseInt(status)).getReasonPhrase().replace(' ', '-'));
    }
}
