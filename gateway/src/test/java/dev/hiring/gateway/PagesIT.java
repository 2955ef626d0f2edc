package dev.hiring.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.hiring.events.Topic;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {
    private static final String FILE = "/assets/message.css";

    private final Upstream upstream = new Upstream("upstream");
    private Issuer issuer;
    private RunningGateway gateway;

    @BeforeAll
    void start() throws Exception {
        issuer = new Issuer().start();
        gateway = RunningGateway.start(issuer, upstream);
    }

    @AfterAll
    void stop() {
        gateway.close();
        issuer.close();
        upstream.close();
    }

    @Test
    void servesFilesToAnybody() throws Exception {
        HttpResponse<String> answer = gateway.get(FILE);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).startsWith("text/css");
        assertThat(answer.body()).contains("system-ui");
        assertThat(issuer.calls()).isZero();
    }

    @Test
    void tellsBrowsersToAllowNothingButItsOwn() throws Exception {
        HttpResponse<String> answer = gateway.get(FILE);
        assertThat(header(answer, "Content-Security-Policy"))
                .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                        + " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self';"
                        + " frame-ancestors 'none'");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Permissions-Policy")).contains("camera=()", "microphone=()");
        assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    }

    @Test
    void letsBrowsersKeepFilesAndAskWhetherTheyChanged() throws Exception {
        HttpResponse<String> first = gateway.get(FILE);
        assertThat(header(first, "Cache-Control")).isEqualTo("no-cache");
        HttpResponse<String> second = gateway.get(FILE, "If-Modified-Since", header(first, "Last-Modified"));
        assertThat(second.statusCode()).isEqualTo(304);
    }

    @Test
    void tellsWhetherAFileIsStillTheSame() throws Exception {
        String tag = header(gateway.get("/docs/docs.js"), "ETag");
        assertThat(tag).matches("\"[0-9a-f]{32}\"");
        assertThat(gateway.get("/docs/docs.js", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(header(gateway.get("/docs/dom.js"), "ETag")).isNotEqualTo(tag);
    }

    @Test
    void showsTheDocumentsOfTheApiToAnybody() throws Exception {
        HttpResponse<String> page = gateway.get("/docs/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Type")).startsWith("text/html");
        assertThat(header(page, "Content-Security-Policy")).contains("script-src 'self'; style-src 'self';");
        assertThat(gateway.get("/docs").statusCode()).isEqualTo(308);
        Matcher used = Pattern.compile("(?:href|src)=\"(/[^\"#]+)\"").matcher(page.body());
        assertThat(used.results().map(result -> result.group(1)))
                .contains("/docs/docs.js", "/docs/swagger-ui/swagger-ui-bundle.js", "/docs/asyncapi.yaml")
                .allSatisfy(file ->
                        assertThat(gateway.get(file).statusCode()).as(file).isEqualTo(200));
        assertThat(issuer.calls()).isZero();
    }

    /** As many as there are: the page names the services by itself. */
    @Test
    void servesEveryDocumentThatThereIs() throws Exception {
        String script = gateway.get("/docs/docs.js").body();
        try (Stream<Path> documents = Files.list(Path.of("../docs/openapi"))) {
            for (String name :
                    documents.map(file -> file.getFileName().toString()).toList()) {
                HttpResponse<String> answer = gateway.get("/docs/openapi/" + name);
                assertThat(answer.statusCode()).as(name).isEqualTo(200);
                assertThat(header(answer, "Content-Type")).startsWith("application/json");
                assertThat(script)
                        .contains("'" + name.replaceFirst("-v[0-9]+\\.json", "'"))
                        .contains("'" + name.replaceFirst(".*-(v[0-9]+)\\.json", "$1'"));
            }
        }
    }

    @Test
    void tellsOfTheEventsInYamlAndInJson() throws Exception {
        assertThat(gateway.get("/docs/asyncapi.yaml").body()).startsWith("asyncapi: 3.0.0");
        HttpResponse<String> json = gateway.get("/docs/asyncapi.json");
        assertThat(header(json, "Content-Type")).startsWith("application/json");
        JsonNode messages = new JsonMapper().readTree(json.body()).at("/components/messages");
        Set<String> types = Arrays.stream(Topic.values())
                .flatMap(topic -> topic.types().keySet().stream())
                .collect(Collectors.toSet());
        assertThat(messages.valueStream().map(message -> message.path("name").asString()))
                .containsExactlyInAnyOrderElementsOf(types);
        for (String type : types) {
            assertThat(gateway.get("/docs/schemas/" + type + ".json").statusCode())
                    .isEqualTo(200);
            assertThat(gateway.get("/docs/samples/" + type + ".json").statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/assets/dashboard/base.css", "/assets/dashboard/main.js", "/assets/uplot/uPlot.iife.min.js"})
    void sendsFilesCompressed(String path) throws Exception {
        HttpResponse<String> whole = gateway.get(path);
        HttpResponse<String> compressed = gateway.get(path, "Accept-Encoding", "gzip");
        assertThat(header(whole, "Content-Encoding")).isEmpty();
        assertThat(header(compressed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(compressed.body().length()).isLessThan(whole.body().length() / 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/", "/assets/nothing.css", "/docs/nothing.json"})
    void knowsNoOtherFiles(String path) throws Exception {
        Problems.assertProblem(gateway.get(path), Problem.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/..",
                "/assets/../application.yml",
                "/assets/%2e%2e/application.yml",
                "/assets//message.css"
            })
    void refusesPathsThatLeadElsewhere(String path) throws Exception {
        Problems.assertProblem(
                Wire.exchange(gateway, "GET " + path + " HTTP/1.1", "Host: gateway", "Connection: close"),
                Problem.INVALID_REQUEST);
    }

    /** Nobody signs in at a gateway that is not told who signs people in. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/login", "/login/oauth2/code/hiring", "/logout", "/session"})
    void hasNoLoginUnlessConfigured(String path) throws Exception {
        Problems.assertProblem(gateway.get(path), Problem.NOT_FOUND);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
