package dev.hiring.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import dev.hiring.events.Topic;

/** What the dashboard makes of figures, policies and events, in the browser's JavaScript and without a suite. */
@EnabledIf(value = "dev.hiring.acceptance.Chromium#isThere", disabledReason = Chromium.HOW)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardWordsIT {

    private static final Path PAGES = Path.of("../../gateway/src/main/resources/pages");
    private static final String SITE = "http://dashboard.test";

    private Chromium chromium;
    private Page page;

    @BeforeAll
    void open() {
        chromium = new Chromium();
        page = chromium.browser().newPage();
        page.route(SITE + "/**", route -> {
            String path = URI.create(route.request().url()).getPath();
            FulfillOptions answer = new FulfillOptions();
            route.fulfill(
                    path.equals("/")
                            ? answer.setContentType("text/html").setBody("<title>Words</title>")
                            : answer.setPath(PAGES.resolve(path.substring(1))));
        });
        page.navigate(SITE + "/");
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    private Object call(String module, String function, Object argument) {
        return page.evaluate(
                "async ([module, name, argument]) => (await import(`/assets/dashboard/${module}`))[name](argument)",
                List.of(module, function, argument));
    }

    static Stream<String> typesAboutJobs() {
        return Arrays.stream(Topic.values())
                .flatMap(topic -> topic.types().keySet().stream())
                .filter(type -> sample(type).containsKey("jobId"));
    }

    @ParameterizedTest
    @MethodSource("typesAboutJobs")
    void hasWordsForEveryEventAboutAJob(String type) {
        assertThat(call("words.js", "happened", Map.of("type", type, "data", sample(type))))
                .asString()
                .isNotBlank()
                .doesNotContain("undefined", "NaN");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> sample(String type) {
        try (InputStream json = Topic.class.getResourceAsStream("samples/" + type + ".json")) {
            return new JsonMapper().readValue(Objects.requireNonNull(json, type), Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.0214, 21, ms",
        "59.94, 59.9, s",
        "1834, 30.6, min",
        "41000, 11.4, h",
        "1000000, 11.6, days",
    })
    void tellsDurationsInTheLargestUnitOfWhichThereIsOne(double seconds, String figure, String unit) {
        assertThat(call("words.js", "duration", seconds)).isEqualTo(List.of(figure, unit));
    }

    @Test
    void tellsAllThatAPolicyAsksFor() {
        assertThat(policy("{}")).isEqualTo("Asks for no minimum");
        assertThat(policy("""
                {"minimumPercent": 60, "minimumPercentBySkill": {"sql": 50, "java": 45.5}}""")).isEqualTo("Asks for 60 % in total, 50 % in sql and 45.5 % in java");
        assertThat(policy("""
                {"minimumPercent": 60, "borderlinePoints": 1, "weightBySkill": {"java": 3, "sql": 1.5},
                 "best": 5, "selection": "ROLLING"}"""))
                .isEqualTo("Asks for 60 % in total; weighs java 3 and sql 1.5;"
                        + " leaves who is within 1 point of a minimum to a person;"
                        + " takes the best 5 as soon as a place is free");
        assertThat(policy("""
                {"weightByAssessment": {"b": 1, "a": 2.5}}""")).isEqualTo("Asks for no minimum; weighs Java 2.5 and SQL 1");
        assertThat(policy("""
                {"bestPercent": 12.5, "ties": "ALL_IN"}"""))
                .isEqualTo(
                        "Asks for no minimum; takes the best 12.5 % at closing, with all who tie for the last place");
    }

    /** With what is left out as the API tells it. */
    private String policy(String json) {
        String whole = """
                {"minimumPercent": null, "minimumPercentBySkill": {}, "best": null, "bestPercent": null, "selection": null,
                 "ties": null, "borderlinePoints": null, "weightBySkill": {}, "weightByAssessment": {}}""";
        return (String) page.evaluate(
                "async ([whole, policy]) => (await import('/assets/dashboard/policy.js'))"
                        + ".policyInWords({...JSON.parse(whole), ...JSON.parse(policy)},"
                        + " [{id: 'a', title: 'Java'}, {id: 'b', title: 'SQL'}, {id: 'c', title: 'English'}])",
                List.of(whole, json));
    }
}
