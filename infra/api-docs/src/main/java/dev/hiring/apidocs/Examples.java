package dev.hiring.apidocs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls the operations of a document as its readers would, and puts what was sent and answered first into it. So every
 * example has run, and fits its schema.
 */
public final class Examples {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Place> operations = new TreeMap<>();
    private final Set<String> expected;
    private final Set<String> known;
    private final Set<String> called = new TreeSet<>();
    private final Fit fit;
    private final Steady steady;
    private final String baseUrl;

    /**
     * @param path with the names of its variables
     */
    private record Place(String method, String path, ObjectNode operation) {}

    /**
     * @param expected the operations that have to be called
     * @param known those of all versions; calls of those that this version does not have are left out
     * @param start what the times in the examples are reckoned from
     */
    Examples(ObjectNode document, Set<String> expected, Set<String> known, String baseUrl, Instant start) {
        this.expected = expected;
        this.known = known;
        this.baseUrl = baseUrl;
        this.fit = new Fit(document);
        this.steady = new Steady(start);
        document.path("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry((method, operation) -> operations.put(
                        operation.path("operationId").asString(), new Place(method, path, (ObjectNode) operation))));
    }

    /** Calls with a bearer token, or with none. */
    public Caller as(@Nullable String token) {
        return new Caller(token);
    }

    /** Whether this version has the operation. */
    private boolean know(String operation) {
        if (!known.contains(operation)) {
            throw new IllegalArgumentException("no version has an operation " + operation);
        }
        return expected.contains(operation);
    }

    void requireAll() {
        Set<String> missing = new TreeSet<>(expected);
        missing.removeAll(called);
        if (!missing.isEmpty()) {
            throw new AssertionError("There is no example of %s: call it in ApiDocumentIT".formatted(missing));
        }
    }

    /** Somebody who calls. */
    public final class Caller {

        private final @Nullable String token;

        private Caller(@Nullable String token) {
            this.token = token;
        }

        /**
         * Calls an operation without a body.
         *
         * @param parameters names and values in turn
         */
        public JsonNode call(String operation, String... parameters) {
            return exchange(operation, null, parameters);
        }

        /**
         * Calls an operation with a body.
         *
         * @param parameters names and values in turn
         */
        public JsonNode send(String operation, String body, String... parameters) {
            return exchange(operation, body, parameters);
        }

        private JsonNode exchange(String operation, @Nullable String body, String... parameters) {
            Place place = operations.get(operation);
            if (!know(operation) || place == null) {
                return MissingNode.getInstance();
            }
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < parameters.length; i += 2) {
                values.put(parameters[i], parameters[i + 1]);
            }
            HttpResponse<String> response = exchangeOverHttp(request(place, values, body));
            return record(operation, place, values, body, response);
        }

        private HttpRequest request(Place place, Map<String, String> values, @Nullable String body) {
            Map<String, String> query = new LinkedHashMap<>(values);
            String path = place.path();
            for (Map.Entry<String, String> value : values.entrySet()) {
                String variable = "{" + value.getKey() + "}";
                if (path.contains(variable)) {
                    path = path.replace(variable, encoded(value.getValue()));
                    query.remove(value.getKey());
                }
            }
            String separator = "?";
            for (Map.Entry<String, String> value : query.entrySet()) {
                path += separator + value.getKey() + "=" + encoded(value.getValue());
                separator = "&";
            }
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(PATIENCE);
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            if (body != null) {
                request.header("Content-Type", "application/json");
            }
            return request.method(
                            place.method().toUpperCase(Locale.ROOT),
                            body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                    .build();
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> exchangeOverHttp(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonNode record(
            String name,
            Place place,
            Map<String, String> values,
            @Nullable String body,
            HttpResponse<String> response) {
        JsonNode told = place.operation().path("responses").path(Integer.toString(response.statusCode()));
        if (response.statusCode() >= 400 || told.isMissingNode()) {
            throw new AssertionError("%s is answered with %d %s, which its document does not say of a success: %s"
                    .formatted(name, response.statusCode(), response.headers().map(), response.body()));
        }
        String type = response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        boolean first = called.add(name);
        if (body != null) {
            JsonNode sent = JSON.readTree(body);
            ObjectNode media = (ObjectNode) place.operation().at("/requestBody/content/application~1json");
            fit.check(name + " (request)", media.path("schema"), sent);
            if (first) {
                media.set("example", steady.of(sent));
            }
        }
        place.operation().path("parameters").forEach(parameter -> {
            String value = values.get(parameter.path("name").asString(""));
            if (first && value != null && parameter.path("in").asString().equals("path")) {
                ((ObjectNode) parameter).put("example", steady.of(value));
            }
        });
        if (type.isEmpty()) {
            return MissingNode.getInstance();
        }
        ObjectNode media = (ObjectNode) told.path("content").path(type);
        if (!type.endsWith("json")) {
            if (first) {
                media.put("example", steady.of(response.body()));
            }
            return MissingNode.getInstance();
        }
        JsonNode answer = JSON.readTree(response.body());
        fit.check(name + " (answer)", media.path("schema"), answer);
        if (first) {
            media.set("example", steady.of(answer));
        }
        return answer;
    }
}
