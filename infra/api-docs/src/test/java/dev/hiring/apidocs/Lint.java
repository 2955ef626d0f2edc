package dev.hiring.apidocs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What readers and generators of clients expect of a document beyond that it is valid: the rules that linters ship for
 * OpenAPI, and those of the house. Collects all that is wrong.
 */
final class Lint {

    private static final Pattern OPERATION_ID = Pattern.compile("[a-z][a-zA-Z0-9]+");
    private static final Pattern SCHEMA_NAME = Pattern.compile("[A-Z][a-zA-Z0-9]+");
    private static final Pattern PATH = Pattern.compile("(/[a-z0-9.-]+|/\\{[a-zA-Z]+})+");
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final Pattern ONLY_JAVA =
            Pattern.compile("\\\\[zZAGQEhHRX]|&&|(?<!\\\\)\\[(?:\\\\.|[^\\]\\\\\\[])*\\[");
    private static final int LONGEST_SUMMARY = 120;
    private static final Set<String> ALWAYS = Set.of("400", "429", "500");

    private final JsonNode document;
    private final Fit fit;
    private final List<String> findings = new ArrayList<>();

    private Lint(JsonNode document) {
        this.document = document;
        this.fit = new Fit((ObjectNode) document);
    }

    static List<String> findings(JsonNode document) {
        Lint lint = new Lint(document);
        lint.document();
        document.path("paths").forEachEntry(lint::path);
        document.at("/components/schemas").forEachEntry(lint::schema);
        document.at("/components/parameters").forEach(parameter -> lint.parameter("components", parameter));
        lint.components();
        lint.patterns("document", document);
        return lint.findings;
    }

    private void check(boolean right, String where, String rule) {
        if (!right) {
            findings.add(where + ": " + rule);
        }
    }

    private static boolean says(JsonNode node, String field) {
        return !node.path(field).asString("").isBlank();
    }

    private void document() {
        check(document.path("openapi").asString().startsWith("3.1."), "document", "is OpenAPI 3.1");
        for (String field : List.of("title", "version", "description")) {
            check(says(document.path("info"), field), "info", "has a " + field);
        }
        check(document.at("/info/license/identifier").isString(), "info", "names a license");
        check(!document.path("servers").isEmpty(), "document", "names a server");
        Set<String> names = new HashSet<>();
        document.path("tags").forEach(tag -> {
            check(names.add(tag.path("name").asString()), "tags", "are told once");
            check(says(tag, "description"), "tag " + tag.path("name"), "has a description");
        });
    }

    private void path(String path, JsonNode methods) {
        check(PATH.matcher(path).matches(), path, "is in lower case with hyphens, without a slash at the end");
        methods.forEachEntry((method, operation) -> operation(path, method, operation));
    }

    private void operation(String path, String method, JsonNode operation) {
        String where = method.toUpperCase(Locale.ROOT) + " " + path;
        check(OPERATION_ID.matcher(operation.path("operationId").asString("")).matches(), where, "has an operationId");
        String summary = operation.path("summary").asString("");
        check(!summary.isBlank() && summary.length() <= LONGEST_SUMMARY, where, "has a summary, of one line");
        check(!summary.endsWith("."), where, "has a summary that is no sentence with a stop");
        check(says(operation, "description"), where, "has a description");
        check(operation.path("tags").size() == 1, where, "has one tag");
        operation.path("tags").forEach(tag -> check(isTag(tag), where, "has a tag that is told at the top"));
        check(operation.has("security"), where, "says what lets callers in");
        boolean token = operation.path("security").valueStream().anyMatch(scheme -> scheme.has("token"));
        check(token == !operation.path("x-roles").isEmpty(), where, "names roles if it asks for a token");
        responses(where, operation.path("responses"), token);
        examples(where, operation);
        parameters(where, path, method, operation, token);
        JsonNode body = operation.path("requestBody");
        check(body.isMissingNode() || body.path("content").has("application/json"), where, "takes JSON");
    }

    private boolean isTag(JsonNode name) {
        return document.path("tags")
                .valueStream()
                .anyMatch(tag -> tag.path("name").equals(name));
    }

    private void responses(String where, JsonNode responses, boolean token) {
        Set<String> statuses = new HashSet<>(responses.propertyNames());
        check(statuses.stream().anyMatch(status -> status.compareTo("400") < 0), where, "has an answer of success");
        check(!where.contains(" /api/") || statuses.containsAll(ALWAYS), where, "has the answers " + ALWAYS);
        check(!token || statuses.containsAll(Set.of("401", "403")), where, "has the answers 401 and 403");
        check(!where.contains("{") || statuses.contains("404"), where, "has the answer 404, since it takes an id");
        responses.forEachEntry((status, response) -> {
            JsonNode told = resolved(response);
            check(says(told, "description"), where + " " + status, "has a description");
            boolean problem = status.compareTo("400") >= 0;
            check(
                    !problem || told.path("content").has("application/problem+json"),
                    where + " " + status,
                    "is a problem");
        });
    }

    /** What is sent, and what is answered to that, each fits its schema. */
    private void examples(String where, JsonNode operation) {
        JsonNode sent = operation.path("requestBody").path("content");
        check(sent.isMissingNode() || hasExample(sent), where, "has an example of its request");
        sent.forEach(media -> fits(where, media));
        operation.path("responses").forEachEntry((status, response) -> {
            JsonNode answered = response.path("content");
            if (status.startsWith("2") && !answered.isMissingNode()) {
                check(hasExample(answered), where + " " + status, "has an example");
                answered.forEach(media -> fits(where + " " + status, media));
            }
        });
    }

    private static boolean hasExample(JsonNode content) {
        return content.valueStream().anyMatch(media -> media.has("example"));
    }

    private void fits(String where, JsonNode media) {
        if (media.has("example") && !media.path("example").isString()) {
            List<String> wrong = fit.errors(media.path("schema"), media.path("example"));
            check(wrong.isEmpty(), where, "has an example that fits its schema: " + wrong);
        }
    }

    private void parameters(String where, String path, String method, JsonNode operation, boolean token) {
        Set<String> inPath =
                VARIABLE.matcher(path).results().map(match -> match.group(1)).collect(Collectors.toSet());
        Set<String> told = new HashSet<>();
        Set<String> names = new HashSet<>();
        operation.path("parameters").forEach(given -> {
            JsonNode parameter = resolved(given);
            String name = parameter.path("name").asString("");
            check(names.add(parameter.path("in").asString("") + name), where, "has each parameter once");
            if (parameter.path("in").asString("").equals("path")) {
                told.add(name);
            }
            parameter(where, parameter);
        });
        check(inPath.equals(told), where, "tells the variables of its path, and no others");
        check(!(method.equals("post") && token) || names.contains("headerIdempotency-Key"), where, "takes a key");
        check(!names.contains("querycursor") || names.contains("querylimit"), where, "takes a limit with a cursor");
    }

    private void parameter(String where, JsonNode parameter) {
        String name = where + " " + parameter.path("name");
        check(says(parameter, "description"), name, "has a description");
        check(parameter.has("schema"), name, "has a schema");
        boolean path = parameter.path("in").asString("").equals("path");
        check(!path || parameter.path("required").asBoolean(false), name, "is required in a path");
    }

    private void schema(String name, JsonNode schema) {
        check(SCHEMA_NAME.matcher(name).matches(), name, "is called as a class");
        boolean page = schema.path("properties").has("next")
                && schema.path("properties").has("items");
        check(page || says(schema, "description"), name, "has a description");
        check(!schema.has("enum") || schema.has("type"), name, "has a type with its values");
        Set<String> properties = new HashSet<>(schema.path("properties").propertyNames());
        schema.path("required")
                .forEach(required -> check(
                        properties.contains(required.asString()),
                        name,
                        "has the property " + required + ", which it requires"));
        schema.path("properties").forEachEntry((property, value) -> {
            JsonNode type = value.has("$ref") ? resolved(value) : value;
            check(says(value, "description") || says(type, "description"), name + "." + property, "has a description");
        });
    }

    /** Clients check by these, and not only in Java, where alone a class may stand in a class. */
    private void patterns(String where, JsonNode node) {
        String pattern = node.path("pattern").asString("^$");
        check(pattern.startsWith("^") && pattern.endsWith("$"), where, "has a pattern of the whole text: " + pattern);
        check(!ONLY_JAVA.matcher(pattern).find(), where, "has a pattern that others read as Java does: " + pattern);
        node.forEachEntry((field, child) -> {
            if (!field.startsWith("example")) {
                patterns(where + "." + field, child);
            }
        });
        if (node.isArray()) {
            node.forEach(child -> patterns(where, child));
        }
    }

    /** Each part is used, and each that is used is there. */
    private void components() {
        Set<String> used = new HashSet<>();
        collect(document, used);
        document.path("components")
                .forEachEntry((kind, parts) -> parts.propertyNames()
                        .forEach(part -> check(
                                used.contains("/components/" + kind + "/" + part), kind + "/" + part, "is used")));
        used.forEach(reference -> check(!document.at(reference).isMissingNode(), reference, "is there"));
    }

    /** What is referred to, but for what examples hold. */
    private static void collect(JsonNode node, Set<String> used) {
        if (node.path("$ref").isString()) {
            used.add(node.path("$ref").asString().substring(1));
        }
        node.path("security")
                .forEach(scheme ->
                        scheme.propertyNames().forEach(name -> used.add("/components/securitySchemes/" + name)));
        node.properties().stream()
                .filter(entry -> !entry.getKey().equals("example"))
                .forEach(entry -> collect(entry.getValue(), used));
        if (node.isArray()) {
            node.forEach(child -> collect(child, used));
        }
    }

    private JsonNode resolved(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isString() ? document.at(reference.asString().substring(1)) : node;
    }

    static Map<String, JsonNode> schemas(JsonNode document) {
        return document.at("/components/schemas").properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
