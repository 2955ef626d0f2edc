package dev.hiring.apidocs;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What an operation takes beside its body, from the arguments of its method. */
final class Parameters {

    /** The kit's arguments, and what they are in the request. */
    private static final Map<String, List<String>> KIT = Map.of(
            "dev.hiring.kit.http.Caller", List.of(),
            "dev.hiring.kit.http.ApiPath", List.of(),
            "dev.hiring.kit.http.PageRequest", List.of("Limit", "Cursor"),
            "dev.hiring.kit.http.IfMatch", List.of("IfMatch"),
            "dev.hiring.kit.http.IdempotencyKey", List.of("IdempotencyKey"));

    /** What Spring knows without being asked for it. */
    private static final Set<String> OF_NO_ONE = Set.of(
            "org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken",
            "org.springframework.web.server.ServerWebExchange",
            "jakarta.servlet.http.HttpServletResponse");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Schemas schemas;
    private final Comments comments;

    Parameters(Schemas schemas, Comments comments) {
        this.schemas = schemas;
        this.comments = comments;
    }

    List<ObjectNode> of(Endpoint endpoint) {
        return Stream.of(endpoint.handler().getParameters())
                .flatMap(parameter -> of(endpoint, parameter))
                .toList();
    }

    private Stream<ObjectNode> of(Endpoint endpoint, Parameter parameter) {
        String type = parameter.getType().getName();
        PathVariable variable = parameter.getAnnotation(PathVariable.class);
        RequestParam query = parameter.getAnnotation(RequestParam.class);
        RequestHeader header = parameter.getAnnotation(RequestHeader.class);
        if (KIT.containsKey(type)) {
            return KIT.get(type).stream().map(Parameters::shared);
        }
        if (variable != null) {
            return Stream.of(path(endpoint, parameter, named(variable.name(), parameter)));
        }
        if (query != null) {
            return Stream.of(optional(
                    endpoint,
                    parameter,
                    named(query.name(), parameter),
                    "query",
                    query.required(),
                    query.defaultValue()));
        }
        if (header != null) {
            String name = named(header.name(), parameter);
            return name.equals(HttpHeaders.AUTHORIZATION)
                    ? Stream.empty()
                    : Stream.of(
                            optional(endpoint, parameter, name, "header", header.required(), header.defaultValue()));
        }
        if (parameter.isAnnotationPresent(RequestBody.class) || OF_NO_ONE.contains(type)) {
            return Stream.empty();
        }
        throw new IllegalStateException("%s: what is %s in the request?".formatted(endpoint, parameter));
    }

    /** That a repetition is recognized is so for every POST of a caller who is known. */
    static boolean takesKey(Endpoint endpoint) {
        return endpoint.http().equals(HttpMethod.POST)
                && !Access.of(endpoint.handler()).isPublic();
    }

    static boolean has(Method operation, String kitArgument) {
        return Stream.of(operation.getParameterTypes())
                .anyMatch(type -> type.getSimpleName().equals(kitArgument) && KIT.containsKey(type.getName()));
    }

    static ObjectNode shared(String name) {
        return NODES.objectNode().put("$ref", "#/components/parameters/" + name);
    }

    private ObjectNode path(Endpoint endpoint, Parameter parameter, String name) {
        String told = comments.of(endpoint.handler()).parameter(parameter.getName());
        ObjectNode node = NODES.objectNode().put("name", name).put("in", "path").put("required", true);
        node.put(
                "description",
                told.isEmpty()
                        ? "The id of the %s."
                                .formatted(Words.of(endpoint.path()).identified(name))
                        : Glossary.sentence(told));
        node.set("schema", schemas.of(parameter.getParameterizedType()));
        return node;
    }

    private ObjectNode optional(
            Endpoint endpoint, Parameter parameter, String name, String in, boolean required, String fallback) {
        String told = comments.of(endpoint.handler()).parameter(parameter.getName());
        ObjectNode node = NODES.objectNode().put("name", name).put("in", in);
        boolean hasDefault = !fallback.equals(ValueConstants.DEFAULT_NONE);
        if (required && !hasDefault && !isNullable(parameter)) {
            node.put("required", true);
        }
        if (!told.isEmpty()) {
            node.put("description", Glossary.sentence(told));
        }
        ObjectNode schema = schemas.of(parameter.getParameterizedType());
        node.set("schema", hasDefault ? withDefault(schema, parameter, fallback) : schema);
        return node;
    }

    /** Beside a reference, which OpenAPI 3.1 allows, but to which it is filled in later. */
    private static ObjectNode withDefault(ObjectNode schema, Parameter parameter, String fallback) {
        if (parameter.getType() == int.class) {
            return schema.put("default", Integer.parseInt(fallback));
        }
        return schema.put("default", fallback);
    }

    private static boolean isNullable(Parameter parameter) {
        return parameter.getAnnotatedType().isAnnotationPresent(org.jspecify.annotations.Nullable.class);
    }

    /** The types of the parameters in paths, queries and headers. */
    static Stream<Type> types(Method operation) {
        return Stream.of(operation.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(PathVariable.class)
                        || parameter.isAnnotationPresent(RequestParam.class))
                .map(Parameter::getParameterizedType);
    }

    private static String named(String given, Parameter parameter) {
        return given.isEmpty() ? Objects.requireNonNull(parameter.getName()) : given;
    }
}
