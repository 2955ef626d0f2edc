package dev.hiring.apidocs;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What an operation can answer. */
final class Responses {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** What every request may meet on its way. */
    private static final List<String> ANY = List.of(
            "invalid-request",
            "not-acceptable",
            "rate-limited",
            "internal-error",
            "bad-gateway",
            "store-unavailable",
            "service-unavailable",
            "overloaded",
            "gateway-timeout");

    private static final List<String> OF_CALLERS = List.of("unauthenticated", "forbidden", "issuer-unavailable");
    private static final List<String> OF_BODIES = List.of("body-too-large", "unsupported-media-type");
    private static final List<String> OF_KEYS = List.of("request-in-progress", "idempotency-key-reused");

    private static final Set<String> RETRIED = Set.of("429", "503", "504");

    private final Schemas schemas;
    private final Calls calls;
    private final ProblemTypes types;
    private final boolean ofGateway;

    Responses(Schemas schemas, Calls calls, ProblemTypes types, boolean ofGateway) {
        this.schemas = schemas;
        this.calls = calls;
        this.types = types;
        this.ofGateway = ofGateway;
    }

    ObjectNode of(Endpoint endpoint, Set<String> more) {
        ObjectNode responses = NODES.objectNode();
        int status = status(endpoint);
        responses.set(Integer.toString(status), success(endpoint, status));
        boolean tagged = isTagged(endpoint);
        if (tagged && endpoint.http().equals(HttpMethod.GET)) {
            responses
                    .putObject("304")
                    .put("description", "It has not changed since the entity tag in `If-None-Match`.");
        }
        problems(endpoint, more).forEach((code, found) -> responses.set(code, problem(code, found)));
        return responses;
    }

    private int status(Endpoint endpoint) {
        ResponseStatus fixed = AnnotatedElementUtils.findMergedAnnotation(endpoint.handler(), ResponseStatus.class);
        if (fixed != null) {
            return fixed.code().value();
        }
        return calls.callsItself(endpoint.handler(), "created") ? HttpStatus.CREATED.value() : HttpStatus.OK.value();
    }

    boolean isTagged(Endpoint endpoint) {
        return calls.callsItself(endpoint.handler(), "eTag");
    }

    private ObjectNode success(Endpoint endpoint, int status) {
        ObjectNode response = NODES.objectNode();
        response.put("description", description(endpoint, status));
        ObjectNode headers = response.putObject("headers");
        if (status == HttpStatus.CREATED.value() || calls.callsItself(endpoint.handler(), "location")) {
            header(headers, "Location", "Location");
        }
        if (isTagged(endpoint)) {
            header(headers, "ETag", "ETag");
        }
        if (Bodies.isPage(endpoint.handler())) {
            header(headers, "Link", "NextPage");
        }
        if (Parameters.takesKey(endpoint)) {
            header(headers, "Idempotency-Replayed", "Replayed");
        }
        header(headers, "RateLimit-Policy", "RateLimitPolicy");
        header(headers, "RateLimit", "RateLimit");
        Bodies.response(endpoint.handler())
                .ifPresent(type -> response.putObject("content")
                        .putObject("application/json")
                        .set("schema", schemas.of(type)));
        if (Bodies.isFile(endpoint)) {
            endpoint.produces()
                    .forEach(type -> response.withObject("/content")
                            .putObject(type)
                            .putObject("schema")
                            .put("type", type.endsWith("json") ? "object" : "string"));
        }
        if (Bodies.isStream(endpoint.handler())) {
            response.putObject("content")
                    .putObject("text/event-stream")
                    .putObject("schema")
                    .put("type", "string")
                    .put(
                            "description",
                            "Server-sent events without an end; the data of each is a `CloudEvent` in JSON.");
        }
        return response;
    }

    private static String description(Endpoint endpoint, int status) {
        return switch (HttpStatus.valueOf(status)) {
            case CREATED -> "It was made.";
            case ACCEPTED -> "It will be done.";
            case NO_CONTENT -> "It is gone.";
            default -> {
                if (Bodies.isFile(endpoint)) {
                    yield "The file, row by row.";
                }
                if (Bodies.isPage(endpoint.handler())) {
                    yield "A page of the list.";
                }
                yield endpoint.http().equals(HttpMethod.GET) ? "What was asked for." : "How it is now.";
            }
        };
    }

    private Map<String, List<ProblemTypes.Entry>> problems(Endpoint endpoint, Set<String> more) {
        Set<String> found = new TreeSet<>(ofGateway ? more : calls.problems(endpoint.handler()));
        boolean read = endpoint.http().equals(HttpMethod.GET);
        found.addAll(ANY);
        if (ofGateway) {
            found.removeAll(Set.of("bad-gateway", "store-unavailable", "service-unavailable", "gateway-timeout"));
        }
        if (!Access.of(endpoint.handler()).isPublic()) {
            found.addAll(OF_CALLERS);
        }
        if (!read) {
            found.add("event-backlog");
        }
        if (Bodies.request(endpoint.handler()).isPresent()) {
            found.addAll(OF_BODIES);
        }
        if (Parameters.takesKey(endpoint)) {
            found.addAll(OF_KEYS);
        }
        if (!Parameters.has(endpoint.handler(), "IfMatch")) {
            found.remove("precondition-failed");
        }
        if (read) {
            found.remove("concurrent-change");
        }
        return found.stream()
                .map(types::of)
                .collect(Collectors.groupingBy(
                        entry -> Integer.toString(entry.status()), TreeMap::new, Collectors.toList()));
    }

    private static ObjectNode problem(String status, List<ProblemTypes.Entry> found) {
        ObjectNode response = NODES.objectNode();
        response.put(
                "description",
                found.size() == 1
                        ? found.getFirst().line()
                        : found.stream().map(entry -> "- " + entry.line()).collect(Collectors.joining("\n")));
        if (RETRIED.contains(status)) {
            header(response.putObject("headers"), "Retry-After", "RetryAfter");
        }
        response.putObject("content")
                .putObject("application/problem+json")
                .putObject("schema")
                .put("$ref", "#/components/schemas/Problem");
        return response;
    }

    static void header(ObjectNode headers, String name, String shared) {
        headers.putObject(name).put("$ref", "#/components/headers/" + shared);
    }

    static Stream<String> problemStatuses(ObjectNode responses) {
        return responses.propertyNames().stream().filter(status -> status.compareTo("400") >= 0);
    }
}
