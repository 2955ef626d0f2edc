package dev.hiring.apidocs;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI documents of one running application, one for each version of the API. They are kept in {@code
 * docs/openapi}; with {@code -Dhiring.openapi.write=true} they are written there.
 */
public final class ApiDocuments {

    /** The versions that there are documents of. */
    public static final List<String> VERSIONS =
            Versions.read().live().stream().map(Versions.Version::name).toList();

    private static final String FOLDER = "docs/openapi";
    private static final Pattern IN_POM = Pattern.compile("<description>(.+?)</description>", Pattern.DOTALL);
    private static final JsonMapper JSON = new JsonMapper();

    private final String name;
    private final String packageName;
    private final List<Endpoint> endpoints;
    private final Map<String, Set<String>> problems;
    private final ObjectNode more;
    private final boolean ofGateway;

    private ApiDocuments(
            ApplicationContext context,
            Class<?> application,
            List<Endpoint> endpoints,
            Map<String, Set<String>> problems,
            ObjectNode more,
            boolean ofGateway) {
        this.name = context.getEnvironment().getRequiredProperty("spring.application.name");
        this.packageName = application.getPackageName();
        this.endpoints = endpoints;
        this.problems = problems;
        this.more = more;
        this.ofGateway = ofGateway;
    }

    /**
     * @param application the class that stands in the uppermost package
     */
    public static ApiDocuments ofService(ApplicationContext context, Class<?> application) {
        return new ApiDocuments(
                context, application, Endpoints.ofServlets(context), Map.of(), JSON.createObjectNode(), false);
    }

    /**
     * @param problems by path, what the gateway answers with there beside what it answers everywhere
     * @param more what is not mapped to methods: its tags and its paths, as they stand in the document
     */
    public static ApiDocuments ofGateway(
            ApplicationContext context, Class<?> application, Map<String, Set<String>> problems, ObjectNode more) {
        return new ApiDocuments(context, application, Endpoints.ofWebFlux(context), problems, more, true);
    }

    /** The document as the code would have it. */
    public ObjectNode in(String versionName) {
        Versions.Version version = Versions.read().of(versionName);
        List<Endpoint> own = endpoints.stream()
                .filter(endpoint -> endpoint.answersIn(versionName))
                .toList();
        Comments comments = new Comments();
        Schemas schemas = Schemas.of(
                types(own, handler -> Bodies.request(handler).stream()),
                types(own, handler -> Stream.concat(Bodies.response(handler).stream(), Parameters.types(handler))),
                comments);
        ProblemTypes types = ProblemTypes.read();
        Operations operations = new Operations(
                schemas, comments, new Responses(schemas, Calls.in(packageName, types), types, ofGateway));
        ObjectNode document = head(version);
        tags(own, comments)
                .forEach((tag, text) ->
                        document.withArray("tags").addObject().put("name", tag).put("description", text));
        ObjectNode paths = document.putObject("paths");
        own.stream()
                .collect(Collectors.groupingBy(
                        endpoint -> endpoint.path() + " " + endpoint.verb(), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .sorted(Comparator.comparing(List::getFirst))
                .forEach(same -> {
                    Endpoint first = same.getFirst();
                    paths.withObject("/" + escaped("/api/" + versionName + first.path()))
                            .set(
                                    first.verb(),
                                    operations.of(
                                            jsonFirst(same), version, problems.getOrDefault(first.path(), Set.of())));
                });
        more.path("tags").forEach(document.withArray("tags")::add);
        more.path("paths").forEachEntry((path, methods) -> paths.set(path, methods.deepCopy()));
        new Components().complete(document, schemas.collect());
        return document;
    }

    /** What the operations of a tag are about, as the class says that has the shortest path. */
    private static Map<String, String> tags(List<Endpoint> endpoints, Comments comments) {
        Map<String, String> tags = new TreeMap<>();
        endpoints.forEach(endpoint -> tags.putIfAbsent(
                Words.of(endpoint.path()).tag(),
                comments.of(endpoint.handler().getDeclaringClass()).text()));
        return tags;
    }

    private static List<Endpoint> jsonFirst(List<Endpoint> endpoints) {
        List<Endpoint> sorted = new ArrayList<>(endpoints);
        sorted.sort(Comparator.comparing(endpoint -> Bodies.isStream(endpoint.handler())));
        return sorted;
    }

    private static String escaped(String path) {
        return path.replace("~", "~0").replace("/", "~1");
    }

    private static List<Type> types(List<Endpoint> endpoints, Function<Method, Stream<Type>> types) {
        return endpoints.stream().map(Endpoint::handler).flatMap(types).toList();
    }

    private ObjectNode head(Versions.Version version) {
        ObjectNode document = JSON.createObjectNode().put("openapi", "3.1.1");
        ObjectNode info = document.putObject("info");
        info.put("title", "Hiring suite: " + name);
        info.put("version", version.name());
        info.put("description", description(version));
        info.putObject("license").put("name", "Apache-2.0").put("identifier", "Apache-2.0");
        document.putArray("servers").addObject().put("url", "/").put("description", "The gateway.");
        return document;
    }

    private static String description(Versions.Version version) {
        Matcher described = IN_POM.matcher(Checkout.read(Path.of("pom.xml").toAbsolutePath()));
        String text = described.find() ? described.group(1) : "";
        return version.deprecated() == null
                ? text
                : "%s\n\nThis version is deprecated since %s and answers until %s. Use %s."
                        .formatted(text, version.deprecated(), version.sunset(), version.successor());
    }

    /**
     * Fails unless the document that is kept is that of the code; or keeps that one, if that is asked for.
     *
     * @param baseUrl where the application answers
     * @param now what the application's clock says
     * @param calls calls every operation, which gives the examples
     */
    public void check(String version, String baseUrl, Instant now, Consumer<Examples> calls) {
        Path file = Checkout.file(FOLDER).resolve(name + "-" + version + ".json");
        ObjectNode document = in(version);
        Examples examples = new Examples(document, operations(version), operations(), baseUrl, now);
        calls.accept(examples);
        examples.requireAll();
        String text = document.toPrettyString() + "\n";
        if (Boolean.getBoolean("hiring.openapi.write")) {
            Checkout.write(file, text);
        }
        String kept = Files.exists(file) ? Checkout.read(file) : "";
        if (!kept.equals(text)) {
            throw new AssertionError("""
                    docs/openapi/%s is not the document of the code any more. If the API was to change, write it anew:
                      infra/api-docs/write
                    and read what has changed in it before you commit it.
                    %s""".formatted(file.getFileName(), firstDifference(kept, text)));
        }
    }

    private Set<String> operations(String version) {
        return names(endpoints.stream().filter(endpoint -> endpoint.answersIn(version)));
    }

    private Set<String> operations() {
        return names(endpoints.stream());
    }

    /** A stream is another form of an operation that answers at once. */
    private static Set<String> names(Stream<Endpoint> endpoints) {
        return endpoints
                .filter(endpoint -> !Bodies.isStream(endpoint.handler()))
                .map(endpoint ->
                        Words.of(endpoint.path()).operation(endpoint.http(), Bodies.isPage(endpoint.handler())))
                .collect(Collectors.toSet());
    }

    private static String firstDifference(String kept, String text) {
        List<String> is = kept.lines().toList();
        List<String> shall = text.lines().toList();
        int line = 0;
        while (line < Math.min(is.size(), shall.size()) && is.get(line).equals(shall.get(line))) {
            line++;
        }
        return "Line %d is%n  %s%nand shall be%n  %s"
                .formatted(line + 1, line < is.size() ? is.get(line) : "", line < shall.size() ? shall.get(line) : "");
    }
}
