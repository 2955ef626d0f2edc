package dev.hiring.apidocs;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One operation of the document, from the mappings that answer at its path. */
final class Operations {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Schemas schemas;
    private final Comments comments;
    private final Parameters parameters;
    private final Responses responses;

    Operations(Schemas schemas, Comments comments, Responses responses) {
        this.schemas = schemas;
        this.comments = comments;
        this.parameters = new Parameters(schemas, comments);
        this.responses = responses;
    }

    /**
     * @param endpoints of one path and method, which differ in what they produce; the first tells what it is about
     * @param problems beside those that the code tells
     */
    ObjectNode of(List<Endpoint> endpoints, Versions.Version version, Set<String> problems) {
        Endpoint endpoint = endpoints.getFirst();
        Comment comment = comments.of(endpoint.handler());
        Words words = Words.of(endpoint.path());
        Access access = Access.of(endpoint.handler());
        ObjectNode operation = NODES.objectNode();
        operation.putArray("tags").add(words.tag());
        operation.put("summary", summary(comment));
        operation.put("description", description(endpoints, access, version));
        operation.put("operationId", words.operation(endpoint.http(), Bodies.isPage(endpoint.handler())));
        if (version.deprecated() != null) {
            operation.put("deprecated", true);
        }
        access.roles().forEach(operation.withArray("x-roles")::add);
        parameters(endpoints).forEach(operation.withArray("parameters")::add);
        Bodies.request(endpoint.handler()).ifPresent(type -> {
            ObjectNode body = operation.putObject("requestBody").put("required", true);
            body.putObject("content").putObject("application/json").set("schema", schemas.of(type));
        });
        operation.set("responses", answers(endpoints, problems));
        secure(operation, access);
        return operation;
    }

    private static String summary(Comment comment) {
        String first = comment.first();
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }

    private String description(List<Endpoint> endpoints, Access access, Versions.Version version) {
        Stream<String> told = endpoints.stream().map(endpoint -> {
            Comment comment = comments.of(endpoint.handler());
            return endpoints.size() == 1 ? comment.rest() : asOneOf(endpoint, comment);
        });
        Stream<String> always = Stream.of(access.sentence(), farewell(version));
        return String.join(
                "\n\n",
                Stream.concat(told, always).filter(text -> !text.isEmpty()).toList());
    }

    private static String asOneOf(Endpoint endpoint, Comment comment) {
        return "As `%s`: %s".formatted(String.join("`, `", endpoint.produces()), comment.text());
    }

    private static String farewell(Versions.Version version) {
        return version.deprecated() == null
                ? ""
                : "Deprecated since %s with all of %s, which answers until %s; use %s."
                        .formatted(version.deprecated(), version.name(), version.sunset(), version.successor());
    }

    private Set<ObjectNode> parameters(List<Endpoint> endpoints) {
        Set<ObjectNode> found = new LinkedHashSet<>();
        for (Endpoint endpoint : endpoints) {
            parameters.of(endpoint).stream()
                    .filter(each -> found.stream().noneMatch(known -> isSame(known, each)))
                    .forEach(found::add);
            if (Parameters.takesKey(endpoint)) {
                found.add(Parameters.shared("IdempotencyKey"));
            }
            if (endpoint.http().equals(HttpMethod.GET) && responses.isTagged(endpoint)) {
                found.add(Parameters.shared("IfNoneMatch"));
            }
        }
        return found;
    }

    private static boolean isSame(ObjectNode one, ObjectNode other) {
        return one.path("name").equals(other.path("name")) && one.path("$ref").equals(other.path("$ref"));
    }

    private ObjectNode answers(List<Endpoint> endpoints, Set<String> problems) {
        ObjectNode all = responses.of(endpoints.getFirst(), problems);
        for (Endpoint other : endpoints.subList(1, endpoints.size())) {
            responses.of(other, problems).forEachEntry((status, answer) -> {
                JsonNode known = all.path(status);
                if (known.isMissingNode()) {
                    all.set(status, answer);
                } else {
                    answer.path("content").forEachEntry(known.withObject("/content")::set);
                }
            });
        }
        return all;
    }

    private static void secure(ObjectNode operation, Access access) {
        var security = operation.putArray("security");
        if (access.isCandidates()) {
            security.addObject().putArray("invitation");
        } else if (!access.isPublic()) {
            security.addObject().putArray("token");
        }
    }
}
